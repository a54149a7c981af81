package io.modeltrail.promotion.subscription;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks whether there is something to read for subscriptions.
@ApplicationScoped
class FeedWorker {

  private static final Logger LOG = Logger.getLogger(FeedWorker.class);

  /// Then others of the scheduler have their turn.
  private static final int TURNS_MAX = 20;

  private final Feeder feeder;
  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final SubscriptionMetrics metrics;
  private final SubscriptionConfig config;
  private @Nullable PromotedReader reader;
  private volatile boolean runs;

  FeedWorker(
      Feeder feeder,
      LoopSettings settings,
      SchemaRegistry schemas,
      SubscriptionMetrics metrics,
      SubscriptionConfig config) {
    this.feeder = feeder;
    this.settings = settings;
    this.schemas = schemas;
    this.metrics = metrics;
    this.config = config;
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    runs = config.enabled();
  }

  /// After what is being read, if something is: a consumer is for one thread at a time.
  @PreDestroy
  void stop() {
    runs = false;
    letGo();
  }

  @Scheduled(
      every = "{modeltrail.subscriptions.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void read() {
    try {
      for (int turn = 0; turn < TURNS_MAX && runs; turn++) {
        if (!feeder.feed(open())) {
          break;
        }
      }
      metrics.waitsFor("");
    } catch (SQLException | RuntimeException e) { // also what broker and schema registry say
      LOG.warnf("The log is not read for subscriptions for now reason=%s", e.getMessage());
      metrics.waitsFor(String.valueOf(e.getMessage()));
      letGo();
    }
  }

  private PromotedReader open() {
    PromotedReader open = reader;
    if (open == null) {
      open = new PromotedReader(settings, schemas, "webhooks");
      reader = open;
    }
    return open;
  }

  private synchronized void letGo() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
