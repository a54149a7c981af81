package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Several domains of one service as one: each decides about the events of its own topics, in one
/// transaction, one domain after the other.
public final class JointDomain implements Domain {

  private final List<Domain> parts;
  private final Map<String, Integer> partOf = new HashMap<>();

  /// @throws IllegalArgumentException if two read the same topic
  public JointDomain(Domain... parts) {
    this.parts = List.of(parts);
    for (int part = 0; part < parts.length; part++) {
      for (Source<?> source : parts[part].sources()) {
        if (partOf.put(source.topic(), part) != null) {
          throw new IllegalArgumentException("two domains read " + source.topic());
        }
      }
    }
  }

  @Override
  public List<Source<?>> sources() {
    List<Source<?>> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.sources()));
    return all;
  }

  @Override
  public List<String> leading() {
    return parts.stream().flatMap(part -> part.leading().stream()).toList();
  }

  @Override
  public List<Sink> sinks() {
    return parts.stream().flatMap(part -> part.sinks().stream()).distinct().toList();
  }

  @Override
  public void catchUp() {
    parts.forEach(Domain::catchUp);
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    Verdict[] verdicts = new Verdict[events.size()];
    for (int part = 0; part < parts.size(); part++) {
      List<Integer> places = new ArrayList<>();
      List<Event> own = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        if (Objects.requireNonNull(partOf.get(events.get(i).place().topic())) == part) {
          places.add(i);
          own.add(events.get(i));
        }
      }
      if (!own.isEmpty()) {
        List<Verdict> decided = parts.get(part).decide(tx, own);
        for (int i = 0; i < own.size(); i++) {
          verdicts[places.get(i)] = decided.get(i);
        }
      }
    }
    return Arrays.asList(verdicts);
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    List<Emission> emissions = new ArrayList<>();
    for (Domain part : parts) {
      emissions.addAll(part.emitted(connection, spans));
    }
    return emissions;
  }
}
