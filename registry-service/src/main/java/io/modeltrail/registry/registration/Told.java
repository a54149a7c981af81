package io.modeltrail.registry.registration;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Versions that the log holds already, although the database does not know them: it is empty, or
/// older than the log. They keep their numbers.
///
/// @param highest the highest number of each model that has some
record Told(Map<RunKey, Version> byRun, Map<UUID, Version> byCause, Map<String, Integer> highest) {

  static final Told NOTHING = new Told(Map.of(), Map.of(), Map.of());

  /// A version that was told of.
  ///
  /// @param causeId of the event that made the run a version
  record Version(RunKey run, int number, UUID causeId, UUID eventId) {}

  Optional<Version> of(RunKey run) {
    return Optional.ofNullable(byRun.get(run));
  }

  Optional<Version> causedBy(UUID event) {
    return Optional.ofNullable(byCause.get(event));
  }

  int highest(String modelName) {
    return highest.getOrDefault(modelName, 0);
  }
}
