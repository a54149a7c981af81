package io.modeltrail.promotion.decision;

import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.promotion.ladder.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The waiting time of a promotion whose version is not registered yet.
final class WaitForVersion {

  static final String PURPOSE = "version-registered";

  private WaitForVersion() {}

  static Timer timer(String modelName, UUID promotionId, Instant until) {
    return new Timer(modelName, Topics.subject(promotionId), PURPOSE, until);
  }

  /// The promotion whose time a timer is; empty if it is a timer of something else.
  static Optional<UUID> promotion(TimerFired timer) {
    if (!timer.getPurpose().equals(PURPOSE) || !timer.getSubject().startsWith(Topics.PROMOTIONS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(timer.getSubject().substring(Topics.PROMOTIONS.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
