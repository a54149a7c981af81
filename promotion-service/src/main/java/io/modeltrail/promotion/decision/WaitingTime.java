package io.modeltrail.promotion.decision;

import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.promotion.ladder.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The waiting times of promotions: for a version that is not registered yet, and before gates that
/// may still pass.
final class WaitingTime {

  static final String FOR_VERSION = "version-registered";
  static final String BEFORE_GATES = "gates-passed";

  static final List<String> PURPOSES = List.of(FOR_VERSION, BEFORE_GATES);

  private WaitingTime() {}

  /// Of a promotion that waits.
  static Timer timer(PromotionTable.Known promotion, Instant until) {
    return new Timer(
        promotion.modelName(),
        Topics.subject(promotion.ask().promotionId()),
        purpose(promotion),
        until);
  }

  /// Whether this is the time that a promotion waits for now: its version may have come, or a gate
  /// have passed, while the end of an earlier time was being told.
  static boolean isOf(TimerFired timer, PromotionTable.Known promotion) {
    return timer.getPurpose().equals(purpose(promotion))
        && (purpose(promotion).equals(FOR_VERSION)
            || timer.getDueAt().equals(promotion.expiresAt()));
  }

  /// The promotion whose time a timer is; empty if it is a timer of something else.
  static Optional<UUID> promotion(TimerFired timer) {
    if (!PURPOSES.contains(timer.getPurpose())
        || !timer.getSubject().startsWith(Topics.PROMOTIONS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(timer.getSubject().substring(Topics.PROMOTIONS.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String purpose(PromotionTable.Known promotion) {
    return promotion.ask().waitsSince() == null ? FOR_VERSION : BEFORE_GATES;
  }
}
