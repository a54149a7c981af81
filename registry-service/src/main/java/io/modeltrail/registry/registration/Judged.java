package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The events of one batch, each held against the rules that were in force when the log took it.
///
/// @param refusals one for each event, in the same order
record Judged(List<Event> events, List<Optional<Refusal>> refusals) {

  static Judged of(Connection tx, List<Event> events, Function<Instant, Workspaces> rules)
      throws SQLException {
    Told told = ofBadPaths(tx, events);
    return new Judged(
        events,
        events.stream()
            .map(event -> broken(event, rules.apply(event.appendedAt()), told))
            .toList());
  }

  /// Of the runs whose paths are wrong, those that the log holds as versions: they were taken when
  /// paths were not looked at, and keep their numbers.
  private static Told ofBadPaths(Connection tx, List<Event> events) throws SQLException {
    Set<RunKey> runs = new HashSet<>();
    for (Event event : events) {
      if (event.content() instanceof ModelTrained it && RunRules.badPath(it).isPresent()) {
        runs.add(TrainedEvents.key(it));
      }
    }
    return runs.isEmpty() ? Told.NOTHING : ToldTable.find(tx, runs, Set.of(), Set.of());
  }

  private static Optional<Refusal> broken(Event event, Workspaces workspaces, Told told) {
    return switch (event.content()) {
      case ModelTrained it ->
          RunRules.broken(it, workspaces)
              .or(
                  () ->
                      told.of(TrainedEvents.key(it)).isPresent()
                          ? Optional.empty()
                          : RunRules.badPath(it));
      case DeploymentRequested it -> DeploymentRules.broken(it, workspaces);
      default -> Optional.empty();
    };
  }

  Optional<Refusal> refusal(int index) {
    return refusals.get(index);
  }

  /// Those that keep to the rules.
  List<Event> sound() {
    List<Event> sound = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (refusals.get(i).isEmpty()) {
        sound.add(events.get(i));
      }
    }
    return sound;
  }
}
