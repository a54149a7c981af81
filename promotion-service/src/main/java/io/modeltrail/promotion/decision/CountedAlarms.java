package io.modeltrail.promotion.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A domain of which the alarms are counted at `/q/metrics`. A batch that the loop has to try again
/// counts again: the figure is for alerting, the count is that of `model.alarmed`.
final class CountedAlarms implements Domain {

  private final Domain domain;
  private final MeterRegistry registry;

  CountedAlarms(Domain domain, MeterRegistry registry) {
    this.domain = domain;
    this.registry = registry;
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
    List<Verdict> verdicts = domain.decide(tx, events);
    verdicts.stream()
        .flatMap(verdict -> emissions(verdict).stream())
        .map(Emission::content)
        .filter(ModelAlarmed.class::isInstance)
        .map(ModelAlarmed.class::cast)
        .forEach(this::count);
    return verdicts;
  }

  private static List<Emission> emissions(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Applied applied -> applied.emissions();
      case Verdict.Waiting waiting -> waiting.emissions();
      case Verdict.Refused refused -> refused.emissions();
      case Verdict.Duplicate duplicate -> List.of();
    };
  }

  private void count(ModelAlarmed alarm) {
    Counter.builder("modeltrail.alarms")
        .description("Alarms that were raised by this instance")
        .tag("rule", alarm.getRule())
        .register(registry)
        .increment();
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return domain.emitted(connection, spans);
  }
}
