package io.modeltrail.registry.artifact;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.registry.artifact.store.Uploads;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Drops what interrupted uploads left, when its time is over; and says how many are under way.
@ApplicationScoped
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  private final Uploads uploads;

  Sweep(Uploads uploads, MeterRegistry registry) {
    this.uploads = uploads;
    Gauge.builder("modeltrail.artifacts.uploads", uploads, Uploads::underWay)
        .description("Artifacts that are being uploaded to this instance")
        .register(registry);
  }

  void start(@Observes StartupEvent event) {
    sweep();
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    try {
      int swept = uploads.sweep(Clock.systemUTC().instant());
      if (swept > 0) {
        LOG.infof("Interrupted uploads are dropped count=%d", swept);
      }
    } catch (IOException e) {
      LOG.warnf("Interrupted uploads are not dropped for now reason=%s", e);
    }
  }
}
