package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionState;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Ruling;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ways back: an environment returns to a former champion, or runs nothing of a model any more.
public final class Returns {

  private final Chronicle chronicle;
  private final Standing standing;

  public Returns(Chronicle chronicle) {
    this.chronicle = chronicle;
    this.standing = chronicle.standing();
  }

  /// A rollback or a retirement is asked for by who may, or by the rules: it is carried out unless
  /// something stands against it.
  ///
  /// @return whether it was carried out
  public boolean asked(Promotion promotion) {
    return switch (promotion.ask().terms().kind()) {
      case ROLLBACK -> rollBack(promotion);
      case RETIREMENT -> retire(promotion);
      case PROMOTION, UNKNOWN ->
          throw new IllegalArgumentException("That is no way back: " + promotion.ask());
    };
  }

  /// It has been approved.
  void approved(Promotion promotion) {
    boolean unused = asked(promotion);
  }

  /// The rules ask people for a rollback.
  ///
  /// @param role that has to approve of it
  void proposed(Promotion promotion, String role, Instant until) {
    chronicle.judged(promotion, new Ruling.AwaitingApproval(List.of(), List.of(role), until), null);
  }

  private boolean rollBack(Promotion promotion) {
    Aim aim = promotion.ask().aim();
    Optional<Ruling.Refused> obstacle = notChampion(aim);
    if (obstacle.isPresent()) {
      return refused(promotion, obstacle.get());
    }
    Integer wanted = promotion.ask().terms().toVersion();
    Optional<Former> target = wanted == null ? previous(aim) : former(aim, wanted);
    if (target.isEmpty()) {
      return refused(promotion, nothingToReturnTo(aim, wanted));
    }
    ModelRegistered version = target.get().version();
    Promotion left = champions(aim);
    chronicle.judged(promotion, new Ruling.Promoted(List.of(), null), version);
    if (left != null && left.life() instanceof Life.Running) {
      chronicle.step(
          left,
          new Command.RollBack(),
          told ->
              told.setDetail(
                  "%s returned to version %d".formatted(aim.environment(), version.getVersion())));
    }
    return true;
  }

  private boolean retire(Promotion promotion) {
    Optional<Ruling.Refused> obstacle = notChampion(promotion.ask().aim());
    if (obstacle.isPresent()) {
      return refused(promotion, obstacle.get());
    }
    chronicle.judged(promotion, new Ruling.Promoted(List.of(), null), null);
    return true;
  }

  private boolean refused(Promotion promotion, Ruling.Refused refused) {
    chronicle.judged(promotion, refused, null);
    return false;
  }

  private Optional<Ruling.Refused> notChampion(Aim aim) {
    ModelRegistered champion = standing.championVersion(aim.environment());
    if (champion != null && champion.getVersion() == aim.version()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ruling.Refused(
            "NOT_CHAMPION",
            "%s runs %s, not version %d"
                .formatted(
                    aim.environment(),
                    champion == null ? "no version" : "version " + champion.getVersion(),
                    aim.version()),
            List.of()));
  }

  private static Ruling.Refused nothingToReturnTo(Aim aim, @Nullable Integer wanted) {
    return wanted == null
        ? new Ruling.Refused(
            "NO_FORMER_CHAMPION",
            "%s has run no version before %d that was not rolled back itself"
                .formatted(aim.environment(), aim.version()),
            List.of())
        : new Ruling.Refused(
            "NOT_A_FORMER_CHAMPION",
            "version %d is neither the champion before in %s nor one that was reported SUCCEEDED there"
                .formatted(wanted, aim.environment()),
            List.of());
  }

  /// The promotion that brought the champion.
  private @Nullable Promotion champions(Aim aim) {
    return standing
        .champion(aim.environment())
        .map(champion -> standing.promotion(champion.promotionId()))
        .orElse(null);
  }

  /// The champion before: none that was left when it was champion last, as it was rolled back or
  /// failed.
  private Optional<Former> previous(Aim aim) {
    Set<Integer> seen = new HashSet<>();
    return standing.formers(aim.environment()).stream()
        .filter(each -> seen.add(each.version().getVersion()))
        .filter(each -> each.version().getVersion() != aim.version())
        .filter(each -> !isLeft(each))
        .findFirst();
  }

  private Optional<Former> former(Aim aim, int wanted) {
    return previous(aim)
        .filter(each -> each.version().getVersion() == wanted)
        .or(
            () ->
                standing.formers(aim.environment()).stream()
                    .filter(each -> each.version().getVersion() == wanted)
                    .filter(each -> wanted != aim.version() && each.succeeded())
                    .findFirst());
  }

  private boolean isLeft(Former former) {
    Promotion promotion = standing.promotion(former.promotionId());
    if (promotion == null) {
      return false;
    }
    PromotionState state = promotion.life().state();
    return state == PromotionState.ROLLED_BACK || state == PromotionState.FAILED;
  }
}
