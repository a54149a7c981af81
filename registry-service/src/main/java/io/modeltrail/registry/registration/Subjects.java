package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What the events of one batch are about, before anything is looked up.
///
/// @param trained models that are trained, with when the log first told of each in this batch
/// @param named models that requests and timers name
/// @param requested events that ask for deployment
/// @param timers requests for deployment whose time is said to be over
record Subjects(
    SortedMap<String, Instant> trained,
    Set<String> named,
    List<RunKey> runs,
    List<DeploymentRequested> requested,
    Set<UUID> timers) {

  /// @param events that keep to the rules
  static Subjects of(List<Event> events) {
    Subjects subjects =
        new Subjects(
            new TreeMap<>(),
            new HashSet<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new HashSet<>());
    events.forEach(subjects::add);
    return subjects;
  }

  /// The models that are trained or named.
  Set<String> models() {
    Set<String> models = new HashSet<>(trained.keySet());
    models.addAll(named);
    return models;
  }

  /// Looks up what the database knows of them.
  ///
  /// @param lastVersions of the models, whose rows are locked
  Ledger load(Connection tx, Map<String, Integer> lastVersions, Requests requests)
      throws SQLException {
    Set<Wanted.ByRun> wantedRuns = new HashSet<>();
    Set<Wanted.VersionId> wantedVersions = new HashSet<>();
    Set<UUID> causes = new HashSet<>();
    for (DeploymentRequested request : wanted(requests)) {
      causes.add(request.getEventId());
      switch (Wanted.by(request)) {
        case Wanted.ByRun run -> wantedRuns.add(run);
        case Wanted.ByVersion(Wanted.VersionId version) -> wantedVersions.add(version);
      }
    }
    List<RunTable.Made> made = RunTable.made(tx, wantedRuns);
    Set<RunKey> keys = new HashSet<>(runs);
    made.forEach(each -> keys.add(each.key()));
    return new Ledger(
        lastVersions,
        RunTable.find(tx, runs),
        made,
        VersionTable.origins(tx, wantedVersions),
        ToldTable.find(tx, keys, causes, lastVersions.keySet()));
  }

  /// The requests of the batch, and those that wait.
  private List<DeploymentRequested> wanted(Requests requests) {
    List<DeploymentRequested> all = new ArrayList<>(requested);
    requests.waiting().forEach(each -> all.add(each.request()));
    return all;
  }

  private void add(Event event) {
    switch (event.content()) {
      case ModelTrained it -> {
        trained.putIfAbsent(it.getModelName(), event.appendedAt());
        runs.add(TrainedEvents.key(it));
      }
      case DeploymentRequested it -> {
        named.add(it.getModelName());
        requested.add(it);
      }
      case TimerFired it -> {
        named.add(it.getModelName());
        WaitForRun.deployment(it).ifPresent(timers::add);
      }
      default -> throw new IllegalStateException("not read here: " + event.content());
    }
  }
}
