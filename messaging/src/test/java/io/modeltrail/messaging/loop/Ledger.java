package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/// The smallest intake that takes every record as it is: it remembers where each stood.
record Ledger(Pattern names, List<String> leading, Queue<String> places)
    implements Intake<Ledger.Line> {

  record Line(Arrival arrival) implements Taken {}

  static Ledger of(String names) {
    return of(names, List.of());
  }

  static Ledger of(String names, List<String> leading) {
    return new Ledger(Pattern.compile(names), leading, new ConcurrentLinkedQueue<>());
  }

  @Override
  public Topics topics() {
    return new Topics.Matching(names);
  }

  @Override
  public List<Sink> sinks() {
    return List.of();
  }

  @Override
  public boolean setsAside() {
    return false;
  }

  @Override
  public List<Line> read(List<Arrival> arrivals) {
    return arrivals.stream().map(Line::new).toList();
  }

  @Override
  public int together(List<Line> batch) {
    return batch.size();
  }

  @Override
  public Result decide(Connection tx, List<Line> batch) {
    batch.forEach(line -> places.add(line.arrival.place().toString()));
    return new Result(List.of(), List.of(), batch.size(), 0);
  }

  @Override
  public Line refused(Line line, SQLException because) {
    return line;
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) {
    return List.of();
  }
}
