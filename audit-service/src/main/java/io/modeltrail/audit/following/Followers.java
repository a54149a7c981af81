package io.modeltrail.audit.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Has the followers follow for as long as the service runs.
@ApplicationScoped
class Followers {

  private static final Logger LOG = Logger.getLogger(Followers.class);

  private final Instance<Follower> followers;
  private final Following following;
  private final Map<String, Long> behind = new ConcurrentHashMap<>();
  private volatile boolean runs;

  Followers(@Any Instance<Follower> followers, DataSource dataSource, FollowingConfig config) {
    this.followers = followers;
    this.following = new Following(dataSource, config.entriesAtOnce());
  }

  /// The tables are there: they are made when the service starts.
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
      MeterRegistry metrics) {
    for (Follower follower : followers) {
      String name = follower.name();
      Gauge.builder("modeltrail.audit.behind", behind, all -> all.getOrDefault(name, 0L))
          .description("Entries that are still to be looked at")
          .tag("follower", name)
          .register(metrics);
    }
    runs = true;
  }

  void stop(@Observes ShutdownEvent event) {
    runs = false;
  }

  @Scheduled(
      every = "{modeltrail.following.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    boolean more = true;
    while (runs && more) {
      more = false;
      for (Follower follower : followers) {
        more |= turn(follower);
      }
    }
  }

  /// @return whether more entries wait
  private boolean turn(Follower follower) {
    try {
      long began = System.nanoTime();
      Following.Turn turn = following.turn(follower);
      behind.put(follower.name(), turn.behind());
      if (turn.behind() > 0) {
        // Half of the time the machine is left to those who fill the trail.
        LockSupport.parkNanos(System.nanoTime() - began);
      }
      return turn.behind() > 0;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(
          "A follower of the trail waits follower=%s reason=%s", follower.name(), e.getMessage());
      return false;
    }
  }
}
