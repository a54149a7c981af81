package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for deployment that was taken, and what became of it.
///
/// @param requestedAt when the log took it
record Deployment(
    DeploymentRequested request, Instant requestedAt, @Nullable String traceparent, Answer answer) {

  sealed interface Answer {}

  /// The run, or the version, is not there yet.
  ///
  /// @param what for people: what has to come
  record Waiting(String what, Instant until) implements Answer {}

  /// Its promotion is asked for.
  record Asked(int version, Instant at) implements Answer {}

  /// It waited in vain.
  record Refused(Refusal refusal) implements Answer {}

  static Deployment waiting(Event event, String what, Instant until) {
    return new Deployment(
        (DeploymentRequested) event.content(),
        event.appendedAt(),
        event.traceparent(),
        new Waiting(what, until));
  }

  Deployment with(Answer changed) {
    return new Deployment(request, requestedAt, traceparent, changed);
  }

  UUID id() {
    return request.getEventId();
  }

  String subject() {
    return WaitForRun.subject(id());
  }

  String href() {
    return Hrefs.deployment(id());
  }

  /// Of the promotion that is asked for: the same however often it is.
  UUID promotionId() {
    return EventIds.named("promotion-of-deployment", id().toString());
  }

  /// What is asked for, of one model.
  Wanted wanted() {
    return Wanted.by(request);
  }
}
