package io.modeltrail.audit.instruction;

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

/// Looks for instructions for as long as the service runs. Every instance does; one at a time gets
/// to it.
@ApplicationScoped
class InstructionWorker {

  private static final Logger LOG = Logger.getLogger(InstructionWorker.class);

  private final Follower follower;
  private final NoteTeller teller;
  private volatile boolean runs;

  InstructionWorker(Follower follower, NoteTeller teller) {
    this.follower = follower;
    this.teller = teller;
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    runs = true;
  }

  @PreDestroy
  void stop() {
    runs = false;
  }

  @Scheduled(
      every = "{modeltrail.instructions.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    try {
      while (runs && follower.step()) {}
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Instructions are not carried out for now reason=%s", e.getMessage());
      LOG.debug("Instructions are not carried out for now", e);
    }
  }

  @Scheduled(
      every = "{modeltrail.instructions.tell-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    if (!runs) {
      return;
    }
    try {
      teller.tell(Clock.systemUTC().instant());
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Notes are not written again for now reason=%s", e.getMessage());
    }
  }
}
