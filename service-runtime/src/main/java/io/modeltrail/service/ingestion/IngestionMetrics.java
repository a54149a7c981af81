package io.modeltrail.service.ingestion;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.messaging.loop.LoopStatus;
import io.modeltrail.messaging.loop.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// The loop's figures at `/q/metrics`.
@ApplicationScoped
class IngestionMetrics {

  private final MeterRegistry registry;
  private final Loops loops;

  IngestionMetrics(MeterRegistry registry, Loops loops) {
    this.registry = registry;
    this.loops = loops;
  }

  void register(@Observes StartupEvent event) {
    counter("applied", "Events that have their effect", LoopStatus::applied);
    counter("repeated", "Records that repeated an event", LoopStatus::repeated);
    counter("batches", "Batches", LoopStatus::batches);
    counter(
        "refused",
        "Records that were set aside as dead letters",
        loop -> sum(loop.refused().values()));
    counter(
        "misplaced",
        "Records on another partition than murmur2 of their key gives: a client with another partitioner",
        LoopStatus::misplaced);
    counter("lost", "Records that retention removed unread", LoopStatus::lost);
    gauge("lag", "Records still to be read by this instance", loop -> sum(loop.lag().values()));
    gauge(
        "waiting",
        "Loops that wait for something that is away",
        loop -> loop.activity() instanceof LoopStatus.Activity.Waiting ? 1 : 0);
  }

  private void counter(String name, String description, ToDoubleFunction<LoopStatus> value) {
    FunctionCounter.builder("modeltrail.loop." + name, loops, all -> total(all, value))
        .description(description)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<LoopStatus> value) {
    Gauge.builder("modeltrail.loop." + name, loops, all -> total(all, value))
        .description(description)
        .register(registry);
  }

  private static double total(Loops loops, ToDoubleFunction<LoopStatus> value) {
    return loops.status().stream().mapToDouble(value).sum();
  }

  private static double sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
