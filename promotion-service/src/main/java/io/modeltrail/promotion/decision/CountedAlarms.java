package io.modeltrail.promotion.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.loop.DomainAround;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A domain of which the alarms are counted at `/q/metrics`. A batch that the loop has to try again
/// counts again: the figure is for alerting, the count is that of `model.alarmed`.
final class CountedAlarms extends DomainAround {

  private final MeterRegistry registry;

  CountedAlarms(Domain domain, MeterRegistry registry) {
    super(domain);
    this.registry = registry;
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Verdict> verdicts = super.decide(tx, events);
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
      case Verdict.InVain inVain -> List.of();
    };
  }

  private void count(ModelAlarmed alarm) {
    Counter.builder("modeltrail.alarms")
        .description("Alarms that were raised by this instance")
        .tag("rule", alarm.getRule())
        .register(registry)
        .increment();
  }
}
