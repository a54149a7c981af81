package io.modeltrail.registry.registration;

import io.modeltrail.messaging.record.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the database knows of the runs and versions that one batch is about, and what the batch
/// adds to it. Numbers are dealt here.
final class Ledger {

  private final Map<String, Integer> lastVersions;
  private final Map<RunKey, RunTable.Known> runs;
  private final Map<Wanted.RunId, Map<RunKey, RunTable.Made>> made = new HashMap<>();
  private final Map<RunKey, TrainedRun> toldNow = new HashMap<>();
  private final Map<Wanted.VersionId, VersionTable.Origin> origins;
  private final Told told;
  private final List<Event> newRuns = new ArrayList<>();
  private final List<Registered> newVersions = new ArrayList<>();
  private final List<Registered> restored = new ArrayList<>();

  /// @param lastVersions of the models, whose rows are locked
  /// @param made all that the runs made which requests in the batch name
  /// @param origins of the versions that requests in the batch name
  Ledger(
      Map<String, Integer> lastVersions,
      Map<RunKey, RunTable.Known> runs,
      List<RunTable.Made> made,
      Map<Wanted.VersionId, VersionTable.Origin> origins,
      Told told) {
    this.lastVersions = new HashMap<>(lastVersions);
    this.runs = new HashMap<>(runs);
    made.forEach(this::put);
    this.origins = new HashMap<>(origins);
    this.told = told;
  }

  Optional<RunTable.Known> run(RunKey key) {
    return Optional.ofNullable(runs.get(key));
  }

  /// A run that was not known: a candidate, until it is registered.
  TrainedRun add(Event event) {
    TrainedRun run = TrainedRun.of(event);
    newRuns.add(event);
    RunKey key = run.key();
    runs.put(key, new RunTable.Known(event.id(), Hrefs.run(key.workspace(), key.runId())));
    toldNow.put(key, run);
    put(new RunTable.Made(key, run.at(), null));
    return run;
  }

  /// The run becomes the model's next version; or the one that the log says it is.
  Registered register(TrainedRun run, Cause cause, Workspaces rules) {
    RunKey key = run.key();
    String model = key.modelName();
    Optional<Told.Version> before = told.of(key);
    int number = before.map(Told.Version::number).orElseGet(() -> next(model));
    lastVersions.merge(model, number, Math::max);
    Registered version =
        Registered.of(
            run,
            cause,
            new Registered.Numbered(
                number,
                rules.find(key.workspace()).orElseThrow().serves(),
                rules.governanceRevision()));
    newVersions.add(version);
    before.ifPresent(unused -> restored.add(version));
    runs.put(key, new RunTable.Known(run.trained().getEventId(), version.href()));
    put(new RunTable.Made(key, run.at(), number));
    origins.put(version.id(), new VersionTable.Origin(key.workspace(), cause.at()));
    return version;
  }

  /// Whether the log holds this version already.
  boolean isTold(Registered version) {
    return told.of(version.run().key())
        .filter(before -> before.eventId().equals(version.eventId()))
        .isPresent();
  }

  Told told() {
    return told;
  }

  private int next(String model) {
    return Math.max(lastVersions.getOrDefault(model, 0), told.highest(model)) + 1;
  }

  /// What a run made, as far as it is asked for.
  List<RunTable.Made> made(Wanted.ByRun wanted) {
    return made.getOrDefault(wanted.run(), Map.of()).values().stream()
        .filter(each -> wanted.matches(each.key()))
        .toList();
  }

  private void put(RunTable.Made each) {
    RunKey key = each.key();
    made.computeIfAbsent(Wanted.RunId.of(key), unused -> new HashMap<>()).put(key, each);
  }

  /// A run that this batch told of.
  Optional<TrainedRun> toldNow(RunKey run) {
    return Optional.ofNullable(toldNow.get(run));
  }

  /// Where a version comes from.
  Optional<VersionTable.Origin> origin(Wanted.VersionId version) {
    return Optional.ofNullable(origins.get(version));
  }

  List<Event> newRuns() {
    return newRuns;
  }

  List<Registered> newVersions() {
    return newVersions;
  }

  /// Those of the new versions that the log held already.
  List<Registered> restored() {
    return restored;
  }

  Map<String, Integer> lastVersions() {
    return lastVersions;
  }
}
