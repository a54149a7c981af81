package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Stands around another domain, and leaves to it what it does not do itself.
public abstract class DomainAround implements Domain {

  private final Domain inner;

  protected DomainAround(Domain inner) {
    this.inner = inner;
  }

  @Override
  public List<Source<?>> sources() {
    return inner.sources();
  }

  @Override
  public List<String> leading() {
    return inner.leading();
  }

  @Override
  public List<Sink> sinks() {
    return inner.sinks();
  }

  @Override
  public void catchUp() {
    inner.catchUp();
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    return inner.decide(tx, events);
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return inner.emitted(connection, spans);
  }
}
