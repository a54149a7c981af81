package io.modeltrail.promotion.life;

import io.modeltrail.event.Approval;
import io.modeltrail.event.PromotionKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A promotion, and how far it has come.
///
/// @param step how many steps it has had
/// @param atGatesSince when it came before the gates first; null: it has not, or does not wait
/// @param approvals those it has, and rejections, in order
public record Promotion(
    Ask ask, Life life, int step, @Nullable Instant atGatesSince, List<Approval> approvals) {

  public Promotion {
    approvals = List.copyOf(approvals);
  }

  /// Of which nothing is said yet.
  public static Promotion of(Ask ask) {
    return new Promotion(ask, new Life.Asked(), 0, null, List.of());
  }

  public UUID id() {
    return ask.promotionId();
  }

  public boolean isOfKindPromotion() {
    return ask.terms().kind() == PromotionKind.PROMOTION;
  }

  /// Whether it may still be decided.
  public boolean isOpen() {
    return life instanceof Life.Open;
  }

  public boolean waitsFor(Wait what) {
    return life instanceof Life.Waiting(Wait it, Instant until) && it == what;
  }

  /// A further step.
  ///
  /// @throws IllegalStateException if the command leads nowhere from where it stands
  public Promotion after(Command command) {
    Life next =
        command
            .from(life)
            .orElseThrow(
                () -> new IllegalStateException("%s is not for %s".formatted(command, this)));
    return new Promotion(ask, next, step + 1, atGatesSince, approvals);
  }

  /// The same with a person's word, which is not a step by itself.
  public Promotion with(Approval approval) {
    return new Promotion(
        ask,
        life,
        step,
        atGatesSince,
        Stream.concat(approvals.stream(), Stream.of(approval)).toList());
  }

  /// The same, before the gates since then.
  public Promotion atGates(Instant since) {
    return atGatesSince == null ? new Promotion(ask, life, step, since, approvals) : this;
  }
}
