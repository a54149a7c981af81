package io.modeltrail.audit.publication;

import io.modeltrail.audit.witnessing.Answer;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Publishes the log for as long as the service runs, a turn after the other.
@ApplicationScoped
class Publisher {

  private static final Logger LOG = Logger.getLogger(Publisher.class);

  /// What is wrong is not told more often than a person reads.
  private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

  private static final Duration CLOSE = Duration.ofSeconds(15);

  /// What is away, or wrong, is so for longer.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(3);

  private final LogConfig config;
  private final Publication publication;
  private final Outside outside;
  private final Standstill standstill = new Standstill();
  private final Thread thread = new Thread(this::run, "audit-log");
  private volatile boolean stopping;
  private volatile Turn turn = new Turn.Waiting("starting");
  private long toldAt;

  Publisher(
      LogConfig config,
      CheckpointSigner signer,
      Outside outside,
      DataSource database,
      KeyNote keyNote) {
    this.config = config;
    this.outside = outside;
    this.publication =
        new Publication(
            database,
            new Publication.Settings(
                signer, outside, config.entriesAtOnce(), keyNote::write, point -> {}));
  }

  /// What came of the last turn.
  Turn last() {
    return turn;
  }

  /// What each witness answered when it was asked last, by its name in the policy.
  SortedMap<String, Answer> witnesses() {
    return outside.witnesses().told();
  }

  /// The tables are there: they are made when the service starts.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join(CLOSE);
  }

  private void run() {
    try (outside;
        publication) {
      while (!stopping) {
        Turn now = standstill.judge(publication.turn(), Clock.systemUTC().instant());
        tell(now);
        turn = now;
        LockSupport.parkNanos(pause(now).toNanos());
      }
    } catch (RuntimeException | Error e) {
      turn = new Turn.Refusing("the publication broke: " + e);
      LOG.error("The audit log is not published any more", e);
    }
  }

  private Duration pause(Turn now) {
    return switch (now) {
      case Turn.Published published -> published.isBehind() ? Duration.ZERO : config.every();
      case Turn.Standby standby -> config.every();
      case Turn.Unwitnessed unwitnessed -> TRY_AGAIN;
      case Turn.Waiting waiting -> TRY_AGAIN;
      case Turn.Refusing refusing -> TRY_AGAIN;
    };
  }

  private void tell(Turn now) {
    boolean isDue =
        toldAt == 0
            || now.getClass() != turn.getClass()
            || System.nanoTime() - toldAt > TELL_AGAIN.toNanos();
    switch (now) {
      case Turn.Waiting waiting when isDue -> {
        LOG.warnf("The audit log waits reason=%s", waiting.reason());
        toldAt = System.nanoTime();
      }
      case Turn.Unwitnessed unwitnessed when isDue -> {
        LOG.warnf(
            "The audit log waits for witnesses shown=%d behind=%d reason=%s",
            unwitnessed.shown(), unwitnessed.behind(), unwitnessed.reason());
        toldAt = System.nanoTime();
      }
      case Turn.Refusing refusing when isDue -> {
        LOG.errorf("The audit log signs nothing reason=%s", refusing.reason());
        toldAt = System.nanoTime();
      }
      default -> {}
    }
  }
}
