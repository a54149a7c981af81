package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.Severity;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What people decide about a promotion.
public final class Votes {

  private final Chronicle chronicle;

  public Votes(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /// What is decided about.
  ///
  /// @param description of the model
  public record Matter(Promotion promotion, ModelRegistered version, Description description) {}

  /// Why a decision has no effect; empty: it would have its effect.
  ///
  /// @param at when the log has the decision, or would have it
  /// @param evidence digest of what there is to see now; asked only where it counts
  public static Optional<Objection> objection(
      PromotionDecided decided, Matter matter, Instant at, Supplier<String> evidence) {
    Promotion promotion = matter.promotion;
    if (decided.getActor().getKind() != ActorKind.PERSON) {
      return objection("NOT_A_PERSON", "decisions are made by people, not by services or jobs");
    }
    List<String> asked = asked(promotion);
    if (decided.getDecision() == ApprovalDecision.WITHDRAW
        ? !promotion.isOpen()
        : asked.isEmpty()) {
      return objection(
          "NOT_TO_DECIDE",
          "it is %s; nobody is asked to decide about it".formatted(promotion.life().state()));
    }
    if (decided.getDecision() != ApprovalDecision.WITHDRAW
        && promotion.life() instanceof Life.AwaitingApproval(var required, Instant until)
        && !at.isBefore(until)) {
      return objection("EXPIRED", "it could be decided until %s".formatted(until));
    }
    String seen = evidence.get();
    if (decided.getExpectedStep() != promotion.step()
        || !decided.getEvidenceDigest().equals(seen)) {
      return objection(
          "EVIDENCE_CHANGED",
          "it was decided upon step %d with evidence %s; now it is step %d with evidence %s: look at it again"
              .formatted(
                  decided.getExpectedStep(), decided.getEvidenceDigest(), promotion.step(), seen));
    }
    return switch (decided.getDecision()) {
      case WITHDRAW ->
          FourEyes.isSame(decided.getActor(), promotion.ask().by())
              ? Optional.empty()
              : objection("NOT_YOUR_REQUEST", "only who asked for it can withdraw it");
      case APPROVE, REJECT ->
          role(decided, asked)
              .or(
                  () ->
                      FourEyes.objection(
                          decided.getActor(), promotion, matter.version, matter.description));
      case UNKNOWN -> objection("UNKNOWN_DECISION", "known are APPROVE, REJECT and WITHDRAW");
    };
  }

  private static Optional<Objection> role(PromotionDecided decided, List<String> asked) {
    String role = decided.getRole();
    if (role == null || !asked.contains(role)) {
      return objection(
          "ROLE_NOT_ASKED",
          "role %s is not asked; these are: %s".formatted(role, String.join(", ", asked)));
    }
    return decided.getActor().getRoles().contains(role)
        ? Optional.empty()
        : objection("ROLE_NOT_HELD", "the token does not have role " + role);
  }

  /// The roles in which somebody may decide now.
  public static List<String> asked(Promotion promotion) {
    return switch (promotion.life()) {
      case Life.AwaitingApproval awaiting -> awaiting.required();
      case Life.Running running when running.review() != null -> running.review().required();
      case Life.Running running -> List.of();
      case Life.Asked() -> List.of();
      case Life.Waiting waiting -> List.of();
      case Life.Ended ended -> List.of();
    };
  }

  /// A decision against which there is no objection.
  public void decided(PromotionDecided decided, Promotion promotion, ModelRegistered version) {
    Promotion said =
        decided.getDecision() == ApprovalDecision.WITHDRAW
            ? promotion
            : promotion.with(approval(decided));
    switch (decided.getDecision()) {
      case WITHDRAW -> end(said, new Command.Withdraw(), decided);
      case REJECT -> {
        if (promotion.isOpen()) {
          end(said, new Command.Reject(), decided);
        } else {
          reviewed(said, review(said, List.of()));
          chronicle.alarm(
              said.ask().aim(),
              said,
              new Telling.Alarm(
                  "emergency review",
                  "%s did not approve of the emergency afterwards".formatted(decided.getRole()),
                  Severity.CRITICAL));
        }
      }
      case APPROVE -> {
        if (promotion.isOpen()) {
          approved(said, version);
        } else {
          reviewed(said, review(said, List.of(String.valueOf(decided.getRole()))));
        }
      }
      case UNKNOWN -> throw new IllegalArgumentException("There is an objection to it");
    }
  }

  /// Before the last approval takes effect, the rules are asked again.
  private void approved(Promotion promotion, ModelRegistered version) {
    if (promotion.isOfKindPromotion()) {
      new Promotions(chronicle).asked(promotion, version);
    } else {
      new Returns(chronicle).approved(promotion);
    }
  }

  private void end(Promotion promotion, Command command, PromotionDecided decided) {
    chronicle.step(promotion, command, told -> told.setDetail(decided.getComment()));
  }

  private void reviewed(Promotion promotion, @Nullable Review left) {
    chronicle.step(promotion, new Command.Approve(left), told -> {});
  }

  /// What is left of the review after an approval.
  private static @Nullable Review review(Promotion promotion, List<String> approved) {
    if (!(promotion.life() instanceof Life.Running running) || running.review() == null) {
      return null;
    }
    List<String> left = new ArrayList<>(running.review().required());
    approved.forEach(left::remove);
    return left.isEmpty() || approved.isEmpty() ? null : new Review(left, running.review().dueAt());
  }

  private Approval approval(PromotionDecided decided) {
    return Approval.newBuilder()
        .setBy(decided.getActor())
        .setRole(String.valueOf(decided.getRole()))
        .setDecision(decided.getDecision())
        .setMeaning(decided.getMeaning())
        .setComment(decided.getComment())
        .setEvidenceDigest(decided.getEvidenceDigest())
        .setAt(chronicle.cause().at())
        .build();
  }

  private static Optional<Objection> objection(String code, String detail) {
    return Optional.of(new Objection(code, detail));
  }
}
