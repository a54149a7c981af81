package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.messaging.record.EventIds;
import java.util.List;
import java.util.UUID;

/// The fact that a run became a version: one row of `model_version`, its run and what made it one.
///
/// @param eventId of the event that tells of the version: the same however often it is emitted
record Registered(TrainedRun run, Cause cause, Numbered numbered, UUID eventId) {

  /// The version that a run became.
  ///
  /// @param number from 1, per model
  /// @param serves the environments that it can be promoted to
  /// @param governanceRevision of the rules that were in force
  record Numbered(int number, List<String> serves, long governanceRevision) {
    Numbered {
      serves = List.copyOf(serves);
    }
  }

  static Registered of(TrainedRun run, Cause cause, Numbered numbered) {
    String subject = subject(run.trained().getModelName(), numbered.number);
    UUID id = EventIds.derived(RegisteredEvents.TOPIC, cause.eventId(), subject, 1);
    return new Registered(run, cause, numbered, id);
  }

  ModelTrained trained() {
    return run.trained();
  }

  Wanted.VersionId id() {
    return new Wanted.VersionId(trained().getModelName(), numbered.number);
  }

  Phase phase() {
    return cause.deployment() ? Phase.DEPLOYMENT : Phase.TRAINING;
  }

  String subject() {
    return subject(trained().getModelName(), numbered.number);
  }

  private static String subject(String modelName, int number) {
    return "models/" + modelName + "/versions/" + number;
  }

  String href() {
    return Hrefs.version(trained().getModelName(), numbered.number);
  }
}
