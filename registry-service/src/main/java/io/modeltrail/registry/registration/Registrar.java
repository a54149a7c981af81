package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// Registers what training jobs tell of: each run once, versions 1, 2, 3 … per model without gaps.
///
/// The rows of the batch's models are locked first, in the order of their names. Whatever is read
/// after that about these models stays true until the commit, on any number of instances.
public final class Registrar implements Domain {

  private final RulesInForce rules;

  public Registrar(RulesInForce rules) {
    this.rules = rules;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(TrainedEvents.source());
  }

  @Override
  public List<Sink> sinks() {
    return List.of(RegisteredEvents.sink());
  }

  @Override
  public void catchUp() {
    rules.catchUp();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Optional<Refusal>> refusals =
        events.stream().map(event -> RunRules.broken(trained(event), workspaces(event))).toList();
    SortedMap<String, Instant> models = new TreeMap<>();
    List<RunKey> keys = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (refusals.get(i).isEmpty()) {
        models.putIfAbsent(trained(events.get(i)).getModelName(), events.get(i).appendedAt());
        keys.add(TrainedEvents.key(trained(events.get(i))));
      }
    }
    Map<String, Integer> lastVersions = ModelTable.lock(tx, models);
    Batch batch = new Batch(lastVersions, RunTable.find(tx, keys));
    List<Verdict> verdicts = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      verdicts.add(
          refusals.get(i).<Verdict>map(Verdict.Refused::new).orElseGet(() -> batch.take(event)));
    }
    RunTable.insert(tx, batch.newRuns);
    VersionTable.insert(tx, batch.newVersions);
    ModelTable.update(tx, batch.newVersions, batch.lastVersions);
    return verdicts;
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return VersionTable.within(connection, spans).stream().map(RegisteredEvents::emission).toList();
  }

  private static ModelTrained trained(Event event) {
    return (ModelTrained) event.content();
  }

  /// The workspaces by the rules that were in force when the log took the event.
  private Workspaces workspaces(Event event) {
    return Workspaces.of(rules.at(event.appendedAt()));
  }

  /// What one batch finds and makes.
  private final class Batch {

    private final Map<String, Integer> lastVersions;
    private final Map<RunKey, RunTable.Known> known;
    private final List<Event> newRuns = new ArrayList<>();
    private final List<Registered> newVersions = new ArrayList<>();

    Batch(Map<String, Integer> lastVersions, Map<RunKey, RunTable.Known> known) {
      this.lastVersions = new HashMap<>(lastVersions);
      this.known = new HashMap<>(known);
    }

    Verdict take(Event event) {
      ModelTrained trained = trained(event);
      RunKey key = TrainedEvents.key(trained);
      RunTable.Known before = known.get(key);
      if (before != null) {
        return new Verdict.Duplicate(before.eventId(), before.href());
      }
      newRuns.add(event);
      Workspaces workspaces = workspaces(event);
      Workspace workspace = workspaces.find(trained.getWorkspace()).orElseThrow();
      OptionalInt version =
          workspace
              .mode()
              .versionAtTraining(() -> lastVersions.merge(trained.getModelName(), 1, Integer::sum));
      Verdict.Applied applied =
          version.isPresent()
              ? registered(
                  event,
                  new Registered.Numbered(
                      version.getAsInt(),
                      "TRAINING",
                      workspace.serves(),
                      workspaces.governanceRevision()))
              : new Verdict.Applied(Hrefs.run(key.workspace(), key.runId()), List.of());
      known.put(key, new RunTable.Known(event.id(), applied.href()));
      return applied;
    }

    private Verdict.Applied registered(Event event, Registered.Numbered numbered) {
      Registered fact =
          Registered.of(
              trained(event), event.place(), event.appendedAt(), event.traceparent(), numbered);
      newVersions.add(fact);
      return new Verdict.Applied(fact.href(), List.of(RegisteredEvents.emission(fact)));
    }
  }
}
