package io.modeltrail.registry.assessment;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.loop.DomainAround;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.registry.registration.Workspaces;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps what is found out about versions and runs after their training, in the log's order.
///
/// An assessment may be read before what it is about, since nothing keeps two topics in step. So it
/// stands around the domain that registers: what that one does in a transaction may be what
/// assessments wait for.
public final class Assessments extends DomainAround {

  private final RulesInForce rules;
  private final Duration waitForRun;

  /// @param registrar stores runs and versions, and reads `timer.fired`
  /// @param waitForRun how long an assessment waits for its version or run
  public Assessments(Domain registrar, RulesInForce rules, Duration waitForRun) {
    super(registrar);
    this.rules = rules;
    this.waitForRun = waitForRun;
  }

  @Override
  public List<Source<?>> sources() {
    List<Source<?>> all = new ArrayList<>(super.sources());
    all.add(AssessedEvents.source());
    return all;
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    Set<String> models = events.stream().map(Assessments::model).collect(Collectors.toSet());
    List<Event> assessed = events.stream().filter(Assessments::isAssessment).toList();
    if (!assessed.isEmpty()) {
      // Before the registrar locks some of them: two instances must not wait for each other.
      WaitingTable.lock(tx, models);
    }
    Iterator<Verdict> registered = register(tx, events).iterator();
    Taking taking = new Taking(tx, Withdrawable.load(tx, withdrawn(assessed)));
    for (Event event : assessed) {
      take(event, taking);
    }
    taking.settle(models);
    Map<UUID, Verdict> fired = fire(events, taking);
    taking.finish();
    List<Verdict> verdicts = new ArrayList<>();
    for (Event event : events) {
      Verdict verdict =
          isAssessment(event)
              ? taking.verdict(event.id())
              : Objects.requireNonNull(registered.next());
      verdicts.add(fired.getOrDefault(event.id(), verdict));
    }
    return verdicts;
  }

  private List<Verdict> register(Connection tx, List<Event> events) throws SQLException {
    List<Event> others = events.stream().filter(event -> !isAssessment(event)).toList();
    return others.isEmpty() ? List.of() : super.decide(tx, others);
  }

  private void take(Event event, Taking taking) {
    ModelAssessed content = (ModelAssessed) event.content();
    Optional<Refusal> broken =
        AssessmentRules.broken(content, Workspaces.of(rules.at(event.appendedAt())));
    if (broken.isPresent()) {
      taking.refuse(event.id(), broken.get());
    } else {
      taking.take(event, content, waitForRun);
    }
  }

  /// @return what is decided about timers of assessments, which the registrar takes for those of
  ///   something else
  private static Map<UUID, Verdict> fire(List<Event> events, Taking taking) throws SQLException {
    Map<UUID, Verdict> fired = new HashMap<>();
    for (Event event : events) {
      if (event.content() instanceof TimerFired timer) {
        Optional<UUID> assessment = WaitForSubject.assessment(timer);
        if (assessment.isPresent()) {
          fired.put(event.id(), taking.fired(event, timer, assessment.get()));
        }
      }
    }
    return fired;
  }

  private static List<UUID> withdrawn(List<Event> assessed) {
    return assessed.stream()
        .map(event -> ((ModelAssessed) event.content()).getWithdraws())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static boolean isAssessment(Event event) {
    return event.content() instanceof ModelAssessed;
  }

  private static String model(Event event) {
    return switch (event.content()) {
      case ModelAssessed it -> it.getModelName();
      case ModelTrained it -> it.getModelName();
      case DeploymentRequested it -> it.getModelName();
      case TimerFired it -> it.getModelName();
      default -> throw new IllegalStateException("not read here: " + event.content());
    };
  }
}
