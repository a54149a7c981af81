package io.modeltrail.promotion.decision;

import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The waiting times of promotions, by what has to come until they are over.
final class WaitingTime {

  static final String FOR_VERSION = "version-registered";
  private static final String SOAKED = "soaked";
  private static final String BEFORE_GATES = "gates-passed";
  private static final String FOR_APPROVALS = "approved";
  private static final String FOR_REVIEW = "emergency-reviewed";

  static final List<String> PURPOSES =
      List.of(FOR_VERSION, SOAKED, BEFORE_GATES, FOR_APPROVALS, FOR_REVIEW);

  private WaitingTime() {}

  /// Of a promotion that has a deadline.
  static Timer timer(Promotion promotion, Instant deadline) {
    return new Timer(
        promotion.ask().aim().modelName(),
        Topics.subject(promotion.id()),
        purpose(promotion.life()).orElseThrow(),
        deadline);
  }

  /// Whether this is the time that a promotion waits for now: what it waited for may have come
  /// while the end of an earlier time was being told.
  static boolean isOf(TimerFired timer, Promotion promotion) {
    return purpose(promotion.life()).filter(timer.getPurpose()::equals).isPresent()
        && (timer.getPurpose().equals(FOR_VERSION)
            || promotion.life().deadline().filter(timer.getDueAt()::equals).isPresent());
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

  private static Optional<String> purpose(Life life) {
    return switch (life) {
      case Life.Waiting waiting ->
          Optional.of(
              switch (waiting.what()) {
                case VERSION -> FOR_VERSION;
                case SOAK -> SOAKED;
                case GATES -> BEFORE_GATES;
              });
      case Life.AwaitingApproval awaiting -> Optional.of(FOR_APPROVALS);
      case Life.Running running ->
          running.review() == null ? Optional.empty() : Optional.of(FOR_REVIEW);
      case Life.Asked() -> Optional.empty();
      case Life.Ended(var state) -> Optional.empty();
    };
  }
}
