package io.modeltrail.audit.publication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The publication's figures at `/q/metrics`.
@ApplicationScoped
class LogMetrics {

  private final MeterRegistry registry;
  private final Publisher publisher;

  LogMetrics(MeterRegistry registry, Publisher publisher) {
    this.registry = registry;
    this.publisher = publisher;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("modeltrail.audit.log.size", publisher, LogMetrics::size)
        .description("Entries that are signed and shown, as this instance knows")
        .register(registry);
    Gauge.builder("modeltrail.audit.log.unwitnessed", publisher, LogMetrics::unwitnessed)
        .description("Entries that are not shown because too few witnesses have cosigned")
        .register(registry);
    Gauge.builder("modeltrail.audit.log.refusing", publisher, LogMetrics::refusing)
        .description("1 while nothing is signed because what is stored is not what was signed")
        .register(registry);
  }

  private static double size(Publisher publisher) {
    return switch (publisher.last()) {
      case Turn.Published published -> published.size();
      case Turn.Standby standby -> standby.size();
      case Turn.Unwitnessed unwitnessed -> unwitnessed.shown();
      case Turn.Waiting waiting -> Double.NaN;
      case Turn.Refusing refusing -> Double.NaN;
    };
  }

  private static double unwitnessed(Publisher publisher) {
    return publisher.last() instanceof Turn.Unwitnessed(long shown, long behind, String reason)
        ? behind
        : 0;
  }

  private static double refusing(Publisher publisher) {
    return publisher.last() instanceof Turn.Refusing ? 1 : 0;
  }
}
