package io.modeltrail.registry.refusal;

import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.loop.DomainAround;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Refuses again what was refused because too much was waiting already: how much that was depended
/// on how far other topics had been read, and a database that is made anew reads them otherwise.
/// All else is for the domain that it stands around.
public final class ToldRefusals extends DomainAround {

  /// The code of such refusals.
  public static final String TOO_MANY_WAIT = "TOO_MANY_WAIT";

  /// Topics whose records are refused so: those whose dead letters this service reads.
  static final List<String> TOPICS =
      Contract.topics().stream()
          .filter(topic -> topic.deadLettersReadBy().contains("registry-service"))
          .map(Contract.Topic::name)
          .toList();

  public ToldRefusals(Domain domain) {
    super(domain);
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Event> perhaps =
        events.stream().filter(event -> TOPICS.contains(event.place().topic())).toList();
    Map<UUID, Verdict> told = ToldRefusalTable.take(tx, perhaps);
    if (told.isEmpty()) {
      return super.decide(tx, events);
    }
    List<Event> others = events.stream().filter(event -> !told.containsKey(event.id())).toList();
    var decided = (others.isEmpty() ? List.<Verdict>of() : super.decide(tx, others)).iterator();
    List<Verdict> verdicts = new ArrayList<>(events.size());
    for (Event event : events) {
      Verdict again = told.get(event.id());
      verdicts.add(again != null ? again : decided.next());
    }
    return verdicts;
  }
}
