package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fact that a run became a version: one row of `model_version` and its run.
///
/// @param trained the event that told of the run
/// @param place where the log holds that event
/// @param at when it took it
/// @param eventId of the event that tells of the version: the same however often it is emitted
record Registered(
    ModelTrained trained,
    Place place,
    Instant at,
    @Nullable String traceparent,
    Numbered numbered,
    UUID eventId) {

  /// The version that a run became.
  ///
  /// @param number from 1, per model
  /// @param phase in which it was registered: TRAINING or DEPLOYMENT
  /// @param serves the environments that it can be promoted to
  /// @param governanceRevision of the rules that were in force
  record Numbered(int number, String phase, List<String> serves, long governanceRevision) {}

  static Registered of(
      ModelTrained trained,
      Place place,
      Instant at,
      @Nullable String traceparent,
      Numbered numbered) {
    String subject = subject(trained, numbered);
    UUID id = EventIds.derived(RegisteredEvents.TOPIC, trained.getEventId(), subject, 1);
    return new Registered(trained, place, at, traceparent, numbered, id);
  }

  String subject() {
    return subject(trained, numbered);
  }

  private static String subject(ModelTrained trained, Numbered numbered) {
    return "models/" + trained.getModelName() + "/versions/" + numbered.number;
  }

  String href() {
    return Hrefs.version(trained.getModelName(), numbered.number);
  }
}
