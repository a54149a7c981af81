package io.modeltrail.promotion.subscription;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// The figures of webhooks at `/q/metrics`, and what health says of them.
@ApplicationScoped
class SubscriptionMetrics {

  private final MeterRegistry registry;
  private volatile DeliveryTable.Count count = new DeliveryTable.Count(0, 0);
  private volatile String waitsFor = "";

  SubscriptionMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("modeltrail.webhooks.pending", this, it -> it.count.pending())
        .description("Deliveries that are kept, dead ones among them, of all instances")
        .register(registry);
    Gauge.builder("modeltrail.webhooks.dead", this, it -> it.count.dead())
        .description("Deliveries that are given up until somebody resumes them, of all instances")
        .register(registry);
  }

  void attempted(Attempt attempt) {
    String outcome =
        switch (attempt) {
          case Attempt.Delivered() -> "delivered";
          case Attempt.Unwanted() -> "unwanted";
          case Attempt.Failed failed -> "failed";
        };
    Counter.builder("modeltrail.webhooks.attempts")
        .description("Attempts to deliver, by this instance")
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  void counted(DeliveryTable.Count now) {
    count = now;
  }

  DeliveryTable.Count count() {
    return count;
  }

  /// What keeps this instance from reading the log for subscriptions; empty: nothing does.
  void waitsFor(String reason) {
    waitsFor = reason;
  }

  String waitsFor() {
    return waitsFor;
  }
}
