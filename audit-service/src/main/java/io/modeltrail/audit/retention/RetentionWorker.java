package io.modeltrail.audit.retention;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Looks for payloads whose time is up for as long as the service runs.
@ApplicationScoped
class RetentionWorker {

  private static final Logger LOG = Logger.getLogger(RetentionWorker.class);

  private final RetentionClasses classes;
  private final Retention retention;
  private volatile boolean runs;

  RetentionWorker(RetentionClasses classes, Retention retention) {
    this.classes = classes;
    this.retention = retention;
  }

  /// The tables are there: they are made when the service starts. Classes that are wrong end it
  /// here.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    classes
        .all()
        .forEach(each -> LOG.infof("Payloads are kept class=%s keep=%s", each.name(), each.keep()));
    runs = true;
  }

  @PreDestroy
  void stop() {
    runs = false;
  }

  @Scheduled(
      every = "{modeltrail.retention.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    if (!runs) {
      return;
    }
    try {
      retention.look(Clock.systemUTC().instant());
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Payloads are not removed for now reason=%s", e.getMessage());
    }
  }
}
