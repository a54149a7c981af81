package io.modeltrail.registry.registration;

import io.modeltrail.event.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What made a run a version: the event that told of the run, or a request for its deployment.
///
/// @param deployment whether it was a request for deployment
/// @param at since when the version is there, by the log's clock
record Cause(
    UUID eventId, Actor actor, boolean deployment, Instant at, @Nullable String traceparent) {

  static Cause training(TrainedRun run) {
    return new Cause(
        run.trained().getEventId(), run.trained().getActor(), false, run.at(), run.traceparent());
  }

  /// The run was told of before the request, or the request waited for it: the version is there
  /// since the later of both.
  static Cause deployment(Deployment deployment, TrainedRun run) {
    Instant asked = deployment.requestedAt();
    return new Cause(
        deployment.id(),
        deployment.request().getActor(),
        true,
        run.at().isAfter(asked) ? run.at() : asked,
        deployment.traceparent());
  }
}
