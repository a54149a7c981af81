package io.modeltrail.registry.artifact.check;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.event.CheckOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/// The figures of checks at `/q/metrics`.
@ApplicationScoped
class CheckMetrics {

  private final MeterRegistry registry;
  private final AtomicLong due = new AtomicLong();

  CheckMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("modeltrail.artifacts.due", due, AtomicLong::doubleValue)
        .description("Artifacts that are still to be checked, by all instances")
        .register(registry);
  }

  void due(long count) {
    due.set(count);
  }

  void checked(CheckOutcome outcome) {
    Counter.builder("modeltrail.artifacts.checked")
        .description("Artifacts that were checked by this instance")
        .tag("outcome", outcome.name())
        .register(registry)
        .increment();
  }
}
