package io.modeltrail.registry.assessment;

import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.timer.Timer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The waiting time of an assessment whose version or run has not been told of yet.
final class WaitForSubject {

  static final String PURPOSE = "assessed-told";
  private static final String ASSESSMENTS = "assessments/";

  private WaitForSubject() {}

  static Timer timer(Assessment assessment) {
    return timer(assessment.modelName(), assessment.id(), assessment.until());
  }

  static Timer timer(String modelName, UUID assessment, Instant until) {
    return new Timer(modelName, subject(assessment), PURPOSE, until);
  }

  static String subject(UUID assessment) {
    return ASSESSMENTS + assessment;
  }

  /// The assessment whose time a timer is; empty if it is a timer of something else.
  static Optional<UUID> assessment(TimerFired timer) {
    if (!timer.getPurpose().equals(PURPOSE) || !timer.getSubject().startsWith(ASSESSMENTS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(timer.getSubject().substring(ASSESSMENTS.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
