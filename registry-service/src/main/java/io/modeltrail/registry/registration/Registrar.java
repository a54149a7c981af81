package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.governance.rules.Rules;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Registers what training jobs tell of, in the phase that the workspace chooses: each run once,
/// versions 1, 2, 3 … per model without gaps.
///
/// The rows of the batch's models are locked first, in the order of their names. Whatever is read
/// after that about these models stays true until the commit, on any number of instances.
public final class Registrar implements Domain {

  private final RulesInForce rules;
  private final Runnable readsWhatWasTold;
  private final Settings settings;
  private volatile @Nullable Known newest;

  /// The workspaces of the rules that were asked for last, so that they are not put together for
  /// each event.
  private record Known(Rules rules, Workspaces workspaces) {}

  /// @param waitForRun how long a request for deployment waits for its run
  /// @param isReadable whether the registry can read what a URI names, and so check it
  public record Settings(Duration waitForRun, Predicate<String> isReadable) {}

  /// @param readsWhatWasTold sees to it that what the log holds of versions and refusals, and the
  ///   database does not, is known; called before each batch
  public Registrar(RulesInForce rules, Runnable readsWhatWasTold, Settings settings) {
    this.rules = rules;
    this.readsWhatWasTold = readsWhatWasTold;
    this.settings = settings;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(TrainedEvents.source(), DeploymentEvents.source(), WaitForRun.source());
  }

  /// What is asked of a run is refused at once for what else the run made, or the version's
  /// workspace. What has waited in vain is refused before it is asked again. A request may make the
  /// version that an assessment waits for.
  @Override
  public List<String> leading() {
    return List.of(TrainedEvents.TOPIC, WaitForRun.TOPIC, DeploymentEvents.TOPIC);
  }

  @Override
  public List<Sink> sinks() {
    return List.of(RegisteredEvents.sink(), DeploymentEvents.sink());
  }

  @Override
  public void catchUp() {
    rules.catchUp();
    readsWhatWasTold.run();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    Judged judged = Judged.of(events, this::workspaces);
    Subjects subjects = Subjects.of(judged.sound());
    Map<String, Integer> lastVersions = ModelTable.lock(tx, subjects.trained(), subjects.named());
    Requests requests =
        new Requests(DeploymentTable.waiting(tx, subjects.models(), subjects.timers()));
    Ledger ledger = subjects.load(tx, lastVersions, requests);
    Batch batch = new Batch(tx, this::workspaces, settings.waitForRun, ledger, requests);
    List<Verdict> verdicts = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Optional<Refusal> refusal = judged.refusal(i);
      verdicts.add(refusal.isPresent() ? new Verdict.Refused(refusal.get()) : batch.take(event));
    }
    requests.refuseThoseWhoseTimeWasOver(tx);
    store(tx, ledger);
    requests.store(tx);
    for (int i = 0; i < verdicts.size(); i++) {
      if (events.get(i).content() instanceof DeploymentRequested) {
        verdicts.set(i, batch.settled(events.get(i).id(), verdicts.get(i)));
      }
    }
    return verdicts;
  }

  /// The workspaces by the rules that were in force at a time.
  private Workspaces workspaces(Instant at) {
    Rules inForce = rules.at(at);
    Known known = newest;
    if (known == null
        || known.rules.revision() != inForce.revision()
        || !known.rules.digest().equals(inForce.digest())) {
      known = new Known(inForce, Workspaces.of(inForce));
      newest = known;
    }
    return known.workspaces;
  }

  private void store(Connection tx, Ledger ledger) throws SQLException {
    RunTable.insert(tx, ledger.newRuns());
    VersionTable.insert(tx, ledger.newVersions());
    ModelTable.update(tx, ledger.newVersions(), ledger.lastVersions());
    ToldTable.delete(tx, ledger.restored());
    CheckDueTable.insert(tx, ledger.newVersions(), settings.isReadable);
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    List<Registered> versions = new ArrayList<>(VersionTable.trainedWithin(connection, spans));
    List<Emission> asked = new ArrayList<>();
    for (DeploymentTable.Answered answered : DeploymentTable.within(connection, spans)) {
      if (answered.made() != null) {
        versions.add(answered.made());
      }
      asked.add(DeploymentEvents.emission(answered.deployment(), answered.asked()));
    }
    versions.sort(Comparator.comparingInt(version -> version.numbered().number()));
    List<Emission> emissions = new ArrayList<>();
    versions.forEach(version -> emissions.add(RegisteredEvents.emission(version)));
    emissions.addAll(asked);
    return emissions;
  }
}
