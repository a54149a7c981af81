package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.rules.Consideration;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.promotion.attestation.Trust;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Decides which version an environment runs, by the rules that were in force when the log took the
/// event that asks.
///
/// The rows of the batch's models are locked first, in the order of their names. Whatever is read
/// after that about these models stays true until the commit, on any number of instances.
public final class Promoter implements Domain {

  private final RulesInForce rules;
  private final Trust trust;
  private final Limits limits;

  /// @param trust tells whose word an event has
  /// @param limits the same on all instances
  public Promoter(RulesInForce rules, Trust trust, Limits limits) {
    this.rules = rules;
    this.trust = trust;
    this.limits = limits;
  }

  @Override
  public List<Source<?>> sources() {
    return PromotionEvents.sources();
  }

  @Override
  public List<Sink> sinks() {
    return PromotionEvents.sinks();
  }

  @Override
  public void catchUp() {
    rules.catchUp();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    Wanted wanted = Wanted.by(events);
    VersionTable.lock(tx, wanted.models());
    Batch batch = new Batch(Dossier.load(tx, wanted, asksForSameCode(events)));
    List<Verdict> verdicts = new ArrayList<>(events.size());
    for (Event event : events) {
      verdicts.add(
          switch (event.content()) {
            case GovernanceApplied applied -> governance(tx, event);
            case ModelRegistered it -> new Versions(occasion(batch, event)).registered(it);
            case ArtifactChecked it -> new Versions(occasion(batch, event)).checked(it);
            case ModelAssessed it -> new Versions(occasion(batch, event)).assessed(it);
            case ModelDescribed it -> new Versions(occasion(batch, event)).described(it);
            case PromotionRequested it -> requests(batch, event).requested(it);
            case TimerFired it -> requests(batch, event).fired(it);
            case PromotionDecided it -> new People(occasion(batch, event), trust).decided(it);
            case DeploymentReported it -> new Field(occasion(batch, event)).reported(it);
            case ModelObserved it -> new Field(occasion(batch, event)).observed(it);
            default -> throw new IllegalStateException("not read here: " + event.content());
          });
    }
    batch.store(tx);
    return batch.settled(events, verdicts);
  }

  /// Whether any of them is judged by rules for which it counts which code a version is of.
  private boolean asksForSameCode(List<Event> events) {
    return events.stream()
        .map(Event::appendedAt)
        .distinct()
        .anyMatch(at -> rules.at(at).governance().asksForSameCode());
  }

  private Requests requests(Batch batch, Event event) {
    return new Requests(occasion(batch, event), trust);
  }

  private Occasion occasion(Batch batch, Event event) {
    return new Occasion(rules.at(event.appendedAt()), batch, event, limits);
  }

  private Verdict governance(Connection tx, Event event) throws SQLException {
    return switch (rules.considered(event.place().offset())) {
      case Consideration.Accepted(var accepted) -> {
        RuleTable.insert(tx, event);
        yield new Verdict.Applied("/governance/" + accepted.revision(), List.of());
      }
      case Consideration.Repeated(var known) ->
          new Verdict.Duplicate(known.eventId(), "/governance/" + known.revision());
      case Consideration.Refused(String code, String detail) ->
          new Verdict.Refused(new Refusal(code, detail));
    };
  }

  /// Champions are told as they stand now, so that an old change that is told late cannot replace a
  /// newer one.
  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    List<Fact> facts = ToldFacts.within(connection, spans);
    Map<String, Fact.Succession> changed = new LinkedHashMap<>();
    List<Emission> emissions = new ArrayList<>();
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Step step -> emissions.add(Emissions.step(step));
        case Fact.Alarm alarm -> emissions.add(Emissions.alarm(alarm));
        case Fact.Succession succession -> {
          emissions.add(Emissions.promoted(succession));
          changed.put(
              succession.told().getEnvironment() + "/" + succession.told().getModelName(),
              succession);
        }
      }
    }
    return Stream.concat(
            emissions.stream(),
            ToldFacts.newest(connection, List.copyOf(changed.values())).stream()
                .map(Emissions::champion))
        .toList();
  }
}
