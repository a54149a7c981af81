package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The events of one batch, each held against the rules that were in force when the log took it.
///
/// @param refusals one for each event, in the same order
record Judged(List<Event> events, List<Optional<Refusal>> refusals) {

  static Judged of(List<Event> events, Function<Instant, Workspaces> rules) {
    return new Judged(
        events,
        events.stream().map(event -> broken(event, rules.apply(event.appendedAt()))).toList());
  }

  private static Optional<Refusal> broken(Event event, Workspaces workspaces) {
    return switch (event.content()) {
      case ModelTrained it -> RunRules.broken(it, workspaces);
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
