package io.modeltrail.registry.registration;

import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import io.modeltrail.registry.registration.Deployment.Asked;
import io.modeltrail.registry.registration.Deployment.Refused;
import io.modeltrail.registry.registration.Deployment.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The requests for deployment that one batch is about: those that wait, and what becomes of them.
final class Requests {

  /// Those that wait, in the order in which they were taken.
  private final Map<UUID, Deployment> waiting = new LinkedHashMap<>();

  /// Those that a batch before stored.
  private final Set<UUID> stored = new HashSet<>();

  private final Map<UUID, DeploymentTable.Row> changed = new LinkedHashMap<>();

  Requests(Collection<Deployment> stored) {
    for (Deployment each : stored) {
      waiting.put(each.id(), each);
      this.stored.add(each.id());
    }
  }

  Optional<Deployment> waiting(UUID id) {
    return Optional.ofNullable(waiting.get(id));
  }

  List<Deployment> waiting() {
    return List.copyOf(waiting.values());
  }

  List<Deployment> waitingFor(String modelName) {
    if (waiting.isEmpty()) { // as almost always, and each event asks
      return List.of();
    }
    return waiting.values().stream()
        .filter(each -> each.request().getModelName().equals(modelName))
        .toList();
  }

  /// How many of a model waited at a time of the log; whose time was over by then did not.
  long waitingAt(String modelName, Instant time) {
    return waitingFor(modelName).stream()
        .filter(each -> each.answer() instanceof Waiting it && it.until().isAfter(time))
        .count();
  }

  /// @param place of the event that led to what it is now
  void put(Deployment deployment, Place place) {
    changed.remove(deployment.id()); // the last that was answered is the last that is stored
    changed.put(deployment.id(), new DeploymentTable.Row(deployment, place));
    if (deployment.answer() instanceof Waiting) {
      waiting.put(deployment.id(), deployment);
    } else {
      waiting.remove(deployment.id());
    }
  }

  /// What became of a request of this batch.
  Optional<Deployment> changed(UUID id) {
    return Optional.ofNullable(changed.get(id)).map(DeploymentTable.Row::deployment);
  }

  /// When a database is rebuilt, the log may have told already that the time of a request is over:
  /// that is not told again, so the request is refused at once.
  void refuseThoseWhoseTimeWasOver(Connection tx) throws SQLException {
    Map<UUID, DeploymentTable.Row> byTimer = new HashMap<>();
    for (DeploymentTable.Row row : changed.values()) {
      Deployment each = row.deployment();
      if (each.answer() instanceof Waiting(var what, var until)) {
        byTimer.put(
            WaitForRun.timer(each.request().getModelName(), each.id(), until).eventId(), row);
      }
    }
    if (byTimer.isEmpty()) {
      return;
    }
    for (UUID told : Outcomes.known(tx, byTimer.keySet()).digests().keySet()) {
      DeploymentTable.Row row = Objects.requireNonNull(byTimer.get(told));
      Deployment each = row.deployment();
      put(each.with(new Refused(inVain(each))), row.place());
    }
  }

  static Refusal inVain(Deployment deployment) {
    return new Refusal(
        deployment.wanted() instanceof Wanted.ByRun ? "RUN_UNKNOWN" : "VERSION_UNKNOWN",
        "%s was not there in time".formatted(deployment.wanted().described()));
  }

  void store(Connection tx) throws SQLException {
    List<UUID> asked = new ArrayList<>();
    Map<UUID, Refusal> refused = new HashMap<>();
    List<String> over = new ArrayList<>();
    List<Timer> timers = new ArrayList<>();
    for (DeploymentTable.Row row : changed.values()) {
      Deployment each = row.deployment();
      switch (each.answer()) {
        case Waiting(var what, var until) ->
            timers.add(WaitForRun.timer(each.request().getModelName(), each.id(), until));
        case Asked unused -> asked.add(each.id());
        case Refused(Refusal refusal) -> refused.put(each.id(), refusal);
      }
      if (stored.contains(each.id())) {
        over.add(each.subject());
      }
    }
    DeploymentTable.save(tx, changed.values());
    Timers.set(tx, timers);
    Timers.cancel(tx, WaitForRun.PURPOSE, over);
    if (!asked.isEmpty()) {
      Outcomes.settle(tx, asked);
    }
    Outcomes.refuse(tx, refused);
  }
}
