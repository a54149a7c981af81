package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Workspace;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.registry.refusal.ToldRefusals;
import io.modeltrail.registry.registration.Deployment.Asked;
import io.modeltrail.registry.registration.Deployment.Refused;
import io.modeltrail.registry.registration.Deployment.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What the events of one batch lead to, one after the other.
final class Batch {

  /// Most requests of a model that wait at once.
  private static final int WAITING_MAX = 100;

  private final Connection tx;
  private final Function<Instant, Workspaces> rules;
  private final Duration waitForRun;
  private final Ledger ledger;
  private final RunFinder finder;
  private final Requests requests;

  /// @param rules the workspaces by the rules that were in force at a time
  Batch(
      Connection tx,
      Function<Instant, Workspaces> rules,
      Duration waitForRun,
      Ledger ledger,
      Requests requests) {
    this.tx = tx;
    this.rules = rules;
    this.waitForRun = waitForRun;
    this.ledger = ledger;
    this.finder = new RunFinder(ledger);
    this.requests = requests;
  }

  /// @param event that keeps to the rules
  Verdict take(Event event) throws SQLException {
    return switch (event.content()) {
      case ModelTrained trained -> trained(event, trained);
      case DeploymentRequested request -> requested(event, request);
      case TimerFired timer -> fired(event, timer);
      default -> throw new IllegalStateException("not read here: " + event.content());
    };
  }

  private Verdict trained(Event event, ModelTrained trained) throws SQLException {
    RunKey key = TrainedEvents.key(trained);
    Optional<RunTable.Known> before = ledger.run(key);
    if (before.isPresent()) {
      return new Verdict.Duplicate(before.get().eventId(), before.get().href());
    }
    List<Emission> emissions = new ArrayList<>();
    TrainedRun run = ledger.add(event);
    Workspace workspace = rules.apply(event.appendedAt()).find(key.workspace()).orElseThrow();
    switch (workspace.register()) {
      case AT_TRAINING -> register(run, Cause.training(run), emissions);
      case AT_DEPLOYMENT -> {} // a candidate, until somebody asks for its deployment
    }
    answerThoseThatWait(event, key.modelName(), emissions);
    return new Verdict.Applied(ledger.run(key).orElseThrow().href(), emissions);
  }

  private Verdict requested(Event event, DeploymentRequested request) throws SQLException {
    Instant until = event.appendedAt().plus(waitForRun);
    Wanted wanted = Wanted.by(request);
    Deployment deployment = Deployment.waiting(event, wanted.described(), until);
    List<Emission> emissions = new ArrayList<>();
    Found found = finder.find(deployment, until);
    if (found instanceof Found.Not(Refusal refusal, Instant at)
        && !at.isAfter(deployment.requestedAt())) {
      return new Verdict.Refused(refusal);
    }
    if (found instanceof Found.Nothing
        && requests.waitingAt(request.getModelName(), event.appendedAt()) >= WAITING_MAX) {
      return new Verdict.Refused(
          new Refusal(
              ToldRefusals.TOO_MANY_WAIT,
              "%d requests of %s wait already; %s is not there"
                  .formatted(WAITING_MAX, request.getModelName(), wanted.described())));
    }
    requests.put(answered(deployment, found, event, emissions), event.place());
    answerThoseThatWait(event, request.getModelName(), emissions);
    return new Verdict.Applied(deployment.href(), emissions);
  }

  private Verdict fired(Event event, TimerFired timer) throws SQLException {
    Optional<Deployment> waiting = WaitForRun.deployment(timer).flatMap(requests::waiting);
    if (waiting.isEmpty()
        || !(waiting.get().answer() instanceof Waiting(var what, Instant until))) {
      // Of something else, or what was waited for has come.
      return new Verdict.Applied("/" + timer.getSubject(), List.of());
    }
    Deployment deployment = waiting.get();
    if (!deployment.request().getModelName().equals(timer.getModelName())) {
      return new Verdict.Refused(
          new Refusal(
              "TIMER_OF_OTHER_MODEL",
              "%s is of model %s, not of %s"
                  .formatted(
                      timer.getSubject(),
                      deployment.request().getModelName(),
                      timer.getModelName())));
    }
    if (event.appendedAt().isBefore(until)) {
      return new Verdict.Refused(
          new Refusal("TIMER_TOO_EARLY", "%s waits until %s".formatted(timer.getSubject(), until)));
    }
    List<Emission> emissions = new ArrayList<>();
    Deployment last = answered(deployment, finder.find(deployment, until), event, emissions);
    requests.put(
        last.answer() instanceof Waiting
            ? last.with(new Refused(Requests.inVain(deployment)))
            : last,
        event.place());
    return new Verdict.Applied(deployment.href(), emissions);
  }

  /// @return the request as it is then: as it was, if nothing is found
  private Deployment answered(
      Deployment deployment, Found found, Event event, List<Emission> emissions)
      throws SQLException {
    return switch (found) {
      case Found.Run(RunTable.Made made) ->
          asked(deployment, version(deployment, made, emissions), event, emissions);
      case Found.Version(int number) -> asked(deployment, number, event, emissions);
      case Found.Nothing() -> deployment;
      case Found.Not(Refusal refusal, Instant at) -> deployment.with(new Refused(refusal));
    };
  }

  private Deployment asked(
      Deployment deployment, int version, Event event, List<Emission> emissions) {
    Asked asked = new Asked(version, event.appendedAt());
    emissions.add(DeploymentEvents.emission(deployment, asked));
    return deployment.with(asked);
  }

  /// The version that a run has; or the one that it becomes by this request. In a database that
  /// catches up with the log it may be the one that another request made, which is still to come.
  private int version(Deployment deployment, RunTable.Made made, List<Emission> emissions)
      throws SQLException {
    if (made.version() != null) {
      return made.version();
    }
    Optional<Told.Version> told = ledger.told().of(made.key());
    if (told.isPresent() && !told.get().causeId().equals(deployment.id())) {
      return told.get().number();
    }
    Optional<TrainedRun> toldNow = ledger.toldNow(made.key());
    TrainedRun run = toldNow.isPresent() ? toldNow.get() : RunTable.load(tx, made.key());
    return register(run, Cause.deployment(deployment, run), emissions).numbered().number();
  }

  private Registered register(TrainedRun run, Cause cause, List<Emission> emissions) {
    Registered version = ledger.register(run, cause, rules.apply(cause.at()));
    if (!ledger.isTold(version)) {
      emissions.add(RegisteredEvents.emission(version));
    }
    return version;
  }

  private void answerThoseThatWait(Event event, String modelName, List<Emission> emissions)
      throws SQLException {
    for (Deployment each : requests.waitingFor(modelName)) {
      if (each.answer() instanceof Waiting(var what, Instant until)) {
        Deployment now = answered(each, finder.find(each, until), event, emissions);
        if (!(now.answer() instanceof Waiting)) {
          requests.put(now, event.place());
        }
      }
    }
  }

  /// A request's verdict, once all of its batch is taken: what it waited for may have come.
  Verdict settled(UUID request, Verdict verdict) {
    return requests
        .changed(request)
        .map(
            deployment ->
                switch (deployment.answer()) {
                  case Waiting(String what, Instant until) ->
                      new Verdict.Waiting(deployment.href(), what, until, List.of());
                  case Asked unused -> verdict;
                  case Refused(Refusal refusal) -> new Verdict.InVain(refusal);
                })
        .orElse(verdict);
  }
}
