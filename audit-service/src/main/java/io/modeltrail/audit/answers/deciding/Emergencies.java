package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was let in past its rules, or taken back, and whether it was looked at afterwards in time.
final class Emergencies implements Question {

  private static final Card CARD =
      Card.of(
              "emergencies",
              "Which emergency changes and rollbacks happened, and was the review after the fact in time?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .restsOn(
              PromotionChanged.class,
              PromotionRequested.class,
              PromotionDecided.class,
              ModelPromoted.class)
          .askedBy("SOC 2 CC8.1")
          .cannotSay("Whether an emergency was one: the reason is the word of who asked.");

  /// @param what EMERGENCY, ROLLBACK or RETIREMENT
  /// @param review of an emergency: IN_TIME, LATE, OPEN, OVERDUE, REJECTED, or ENDED if the version
  ///   was taken back before it was reviewed; absent for the rest
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      About promotion,
      String what,
      Instant at,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant reviewDueAt,
      @Nullable String review,
      @Nullable Instant reviewedAt,
      List<Long> entries) {}

  private record Change(String model, PromotionFacts promotion, Fact<PromotionChanged> effect) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, PromotionChanged.class);
    List<Change> all = new ArrayList<>();
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              PromotionChanged.class,
              PromotionRequested.class,
              PromotionDecided.class,
              ModelPromoted.class);
      for (PromotionFacts promotion : facts.promotions()) {
        if (promotion.isEmergency() || promotion.kind() != PromotionKind.PROMOTION) {
          promotion.steps().stream()
              .filter(each -> each.said().getState() == PromotionState.PROMOTED)
              .findFirst()
              .filter(each -> scope.holds(each.entry().appendedAt()))
              .ifPresent(effect -> all.add(new Change(model, promotion, effect)));
        }
      }
    }
    all.sort(Comparator.comparing(each -> each.effect.entry(), Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static Row row(Asked asked, Change change) {
    PromotionFacts promotion = change.promotion;
    Optional<Fact<PromotionChanged>> reviewed = reviewed(promotion);
    List<Fact<?>> proof = new ArrayList<>(promotion.requests());
    proof.addAll(promotion.steps());
    proof.addAll(promotion.promoted());
    promotion.counted().forEach(each -> promotion.said(each).ifPresent(proof::add));
    return new Row(
        change.model,
        About.of(promotion),
        promotion.isEmergency() ? "EMERGENCY" : promotion.kind().name(),
        change.effect.entry().appendedAt(),
        promotion.requestedBy().map(Actor::getSubject).orElse(null),
        change.effect.said().getReason(),
        dueAt(promotion),
        promotion.isEmergency() ? review(promotion, reviewed, asked.now()) : null,
        reviewed.map(each -> each.entry().appendedAt()).orElse(null),
        asked.because(proof));
  }

  private static @Nullable Instant dueAt(PromotionFacts promotion) {
    return promotion.steps().stream()
        .map(each -> each.said().getReviewDueAt())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The step with which the last approval that was due came, or a rejection.
  private static Optional<Fact<PromotionChanged>> reviewed(PromotionFacts promotion) {
    return promotion.steps().stream()
        .filter(each -> each.said().getReviewDueAt() == null)
        .filter(each -> !each.said().getApprovals().isEmpty())
        .findFirst();
  }

  private static String review(
      PromotionFacts promotion, Optional<Fact<PromotionChanged>> reviewed, Instant now) {
    Instant due = dueAt(promotion);
    if (reviewed.isPresent()) {
      boolean rejected =
          reviewed.get().said().getApprovals().stream()
              .anyMatch(each -> each.getDecision() == ApprovalDecision.REJECT);
      boolean inTime = due == null || !reviewed.get().entry().appendedAt().isAfter(due);
      return rejected ? "REJECTED" : inTime ? "IN_TIME" : "LATE";
    }
    boolean stillDue =
        promotion.last().filter(each -> each.said().getReviewDueAt() != null).isPresent();
    if (!stillDue) {
      return "ENDED";
    }
    return due != null && due.isBefore(now) ? "OVERDUE" : "OPEN";
  }
}
