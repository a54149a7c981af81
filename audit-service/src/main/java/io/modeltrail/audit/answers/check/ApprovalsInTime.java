package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// No decision counted that came when the promotion had expired.
final class ApprovalsInTime implements Check {

  /// A promotion expires when the log says so, which it is told a little after the time is over.
  private static final Duration TOLD_WITHIN = Duration.ofHours(1);

  @Override
  public List<Finding> of(Matter matter) {
    return matter.facts().promotions().stream()
        .flatMap(
            promotion ->
                promotion.counted().stream()
                    .flatMap(counted -> late(promotion, counted).stream())
                    .map(
                        each ->
                            each.version(promotion.version()).environment(promotion.environment())))
        .toList();
  }

  private static Optional<Finding> late(PromotionFacts promotion, Counted counted) {
    Instant at = counted.approval().getAt();
    return expires(promotion, counted)
        .filter(until -> until.plus(TOLD_WITHIN).isBefore(at))
        .map(
            until ->
                Finding.at(
                        Code.APPROVED_LATE,
                        promotion.said(counted).<Fact<?>>map(it -> it).orElse(counted.step()),
                        "%s of %s as %s counted, was given at %s, and the promotion had expired at %s"
                            .formatted(
                                counted.approval().getDecision(),
                                counted.approval().getBy().getSubject(),
                                counted.approval().getRole(),
                                at,
                                until))
                    .with(counted.step()));
  }

  /// Until when it waited for the decision, as the step before says.
  private static Optional<Instant> expires(PromotionFacts promotion, Counted counted) {
    return promotion.steps().stream()
        .map(Fact::said)
        .filter(step -> step.getStep() < counted.step().said().getStep())
        .reduce((before, last) -> last)
        .filter(step -> step.getState() == PromotionState.AWAITING_APPROVAL)
        .map(PromotionChanged::getExpiresAt);
  }
}
