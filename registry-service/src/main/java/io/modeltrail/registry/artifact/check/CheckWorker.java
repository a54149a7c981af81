package io.modeltrail.registry.artifact.check;

import io.modeltrail.messaging.loop.Reach;
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
import org.jspecify.annotations.Nullable;

/// Looks for artifacts that are due, and has some checked at once, in threads of their own: one may
/// take as long as a large file takes to be read.
///
/// It looks only after all is applied that stood in the log at its start: after a rebuild most of
/// what seems to be due was told long ago, and the loop has only not come to it yet.
@ApplicationScoped
class CheckWorker {

  private static final Logger LOG = Logger.getLogger(CheckWorker.class);
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

  private final DueTable table;
  private final Checker checker;
  private final CheckMetrics metrics;
  private final CheckConfig config;
  private final Semaphore slots;
  private final ExecutorService threads;
  private final Reach reach;
  private volatile boolean runs;
  private volatile boolean caughtUp;
  private volatile Reach.@Nullable Mark start;

  CheckWorker(
      DueTable table, Checker checker, CheckMetrics metrics, CheckConfig config, Reach reach) {
    this.reach = reach;
    this.table = table;
    this.checker = checker;
    this.metrics = metrics;
    this.config = config;
    this.slots = new Semaphore(config.atOnce());
    this.threads =
        Executors.newFixedThreadPool(
            config.atOnce(), Thread.ofPlatform().name("artifact-check-", 0).daemon().factory());
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

  @Scheduled(
      every = "{modeltrail.artifact-checks.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    int free = slots.availablePermits();
    if (!runs || free == 0) {
      return;
    }
    try {
      if (!hasCaughtUp()) {
        return;
      }
      for (Due due : table.take(free, config.timeMax().plus(LEASE_MARGIN))) {
        slots.acquireUninterruptibly();
        threads.execute(() -> check(due));
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Artifacts are not checked for now reason=%s", e.getMessage());
    }
  }

  private boolean hasCaughtUp() throws SQLException {
    if (!caughtUp) {
      Reach.Mark mark = start;
      if (mark == null) {
        mark = reach.mark();
        start = mark;
      }
      caughtUp = reach.hasPassed(mark);
    }
    return caughtUp;
  }

  private void check(Due due) {
    try {
      checker.check(due);
    } finally {
      slots.release();
    }
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    if (!runs) {
      return;
    }
    try {
      metrics.due(table.count());
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Artifacts that are due are not counted", e);
    }
  }
}
