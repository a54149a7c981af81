package io.modeltrail.registry.assessment;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ModelAssessed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody has found out, as it is taken.
///
/// @param subject of a withdrawal: that of the one which it withdraws
/// @param toldAt when the log took it
/// @param until how long it waits for its subject
record Assessment(ModelAssessed assessed, Subject subject, Instant toldAt, Instant until) {

  UUID id() {
    return assessed.getEventId();
  }

  String modelName() {
    return assessed.getModelName();
  }

  AssessmentKind kind() {
    return assessed.getKind();
  }

  @Nullable UUID withdraws() {
    return assessed.getWithdraws();
  }

  String href() {
    return href(id());
  }

  static String href(UUID eventId) {
    return "/assessments/" + eventId;
  }
}
