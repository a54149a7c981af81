package io.modeltrail.promotion.subscription;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Looks whether there is something to deliver, and has it attempted in threads of their own: an
/// attempt may take as long as a receiver takes to answer.
@ApplicationScoped
class Dispatcher {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);

  /// Past the timeout of an attempt: looking up a name cannot be broken off.
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

  private final ClaimTable claims;
  private final Deliverer deliverer;
  private final DeliveryTable deliveries;
  private final SubscriptionMetrics metrics;
  private final SubscriptionConfig config;
  private final Semaphore slots;
  private final ExecutorService threads;
  private volatile boolean runs;

  Dispatcher(
      ClaimTable claims,
      Deliverer deliverer,
      DeliveryTable deliveries,
      SubscriptionMetrics metrics,
      SubscriptionConfig config) {
    this.claims = claims;
    this.deliverer = deliverer;
    this.deliveries = deliveries;
    this.metrics = metrics;
    this.config = config;
    this.slots = new Semaphore(config.atOnce());
    this.threads =
        Executors.newFixedThreadPool(
            config.atOnce(), Thread.ofPlatform().name("webhook-", 0).daemon().factory());
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    runs = config.enabled();
  }

  @PreDestroy
  void stop() {
    runs = false;
    threads.shutdownNow();
  }

  /// Hands out what is due, as far as there are threads free.
  @Scheduled(
      every = "{modeltrail.subscriptions.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    int free = runs ? slots.drainPermits() : 0;
    if (free == 0) {
      return;
    }
    int used = 0;
    try {
      for (Delivery due : claims.take(free, config.timeout().plus(LEASE_MARGIN))) {
        threads.execute(() -> deliver(due));
        used++;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Webhooks are not delivered for now reason=%s", e.getMessage());
    } finally {
      slots.release(free - used);
    }
  }

  private void deliver(Delivery due) {
    try {
      deliverer.deliver(due);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(
          "What came of an attempt is not noted, it is made again eventId=%s reason=%s",
          due.message().eventId(), e.getMessage());
    } finally {
      slots.release();
    }
    look(); // the next one of the same model may go now
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    if (!runs) {
      return;
    }
    try {
      metrics.counted(deliveries.count());
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Deliveries are not counted", e);
    }
  }
}
