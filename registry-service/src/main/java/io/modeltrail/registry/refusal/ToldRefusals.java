package io.modeltrail.registry.refusal;

import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Refuses again what was refused because too much was waiting already: how much that was depended
/// on how far other topics had been read, and a database that is made anew reads them otherwise.
/// All else is for the domain that it stands around.
public final class ToldRefusals implements Domain {

  /// The code of such refusals.
  public static final String TOO_MANY_WAIT = "TOO_MANY_WAIT";

  /// Topics whose records are refused so.
  static final List<String> TOPICS = List.of("deployment.requested", "model.assessed");

  private final Domain domain;

  public ToldRefusals(Domain domain) {
    this.domain = domain;
  }

  @Override
  public List<Source<?>> sources() {
    return domain.sources();
  }

  @Override
  public List<String> leading() {
    return domain.leading();
  }

  @Override
  public List<Sink> sinks() {
    return domain.sinks();
  }

  @Override
  public void catchUp() {
    domain.catchUp();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Event> perhaps =
        events.stream().filter(event -> TOPICS.contains(event.place().topic())).toList();
    Map<UUID, Verdict> told = ToldRefusalTable.take(tx, perhaps);
    if (told.isEmpty()) {
      return domain.decide(tx, events);
    }
    List<Event> others = events.stream().filter(event -> !told.containsKey(event.id())).toList();
    var decided = (others.isEmpty() ? List.<Verdict>of() : domain.decide(tx, others)).iterator();
    List<Verdict> verdicts = new ArrayList<>(events.size());
    for (Event event : events) {
      Verdict again = told.get(event.id());
      verdicts.add(again != null ? again : decided.next());
    }
    return verdicts;
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return domain.emitted(connection, spans);
  }
}
