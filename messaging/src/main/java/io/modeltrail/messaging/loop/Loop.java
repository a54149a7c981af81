package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.SchemaRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// One consumer over all topics of a service, on one thread: poll, decode, one database
/// transaction; and one Kafka transaction on another, while the next batch is at hand. Whatever
/// fails, it waits and begins again from the positions in the database, as after a start; so there
/// is one way of recovery, and it is used every day.
public final class Loop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY_DELAY_MIN = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(20);

  private final LoopSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final LoopStatus status = new LoopStatus();
  private final Work work;
  private final Thread thread;

  private volatile boolean stopping;
  private Duration delay = RETRY_DELAY_MIN;

  /// What a loop works with.
  ///
  /// @param points told when a commit point is reached; tests stop the loop there
  public record Parts(
      Intakes intakes, DataSource database, SchemaRegistry schemas, Consumer<CommitPoint> points) {}

  public Loop(LoopSettings settings, Parts parts) {
    this.settings = settings;
    this.work = new Work(settings, parts, status, clock);
    this.thread = new Thread(this::run, "loop-" + settings.transactionalId());
  }

  public LoopStatus status() {
    return status;
  }

  public void start() {
    thread.start();
  }

  /// Stops after the batch at hand and leaves the group.
  @Override
  public void close() {
    stopping = true;
    work.wakeUp();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE)) {
        LOG.warnf("The loop does not end in time instance=%s", settings.transactionalId());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      work.subscribe();
      while (!stopping) {
        turnOrWait();
      }
      status.stopped(null);
    } catch (FencedInstanceIdException e) {
      stopFor(
          "another instance of %s is named %s; give each its own"
              .formatted(settings.service(), settings.instance()),
          e);
    } catch (RuntimeException | Error e) {
      stopFor("the loop broke: " + e, e);
    } finally {
      work.close();
    }
  }

  private void stopFor(String reason, Throwable e) {
    LOG.errorf(e, "The loop stops reason=%s", reason);
    status.stopped(reason);
  }

  private void turnOrWait() {
    try {
      if (work.turn(POLL)) { // to have begun again is not yet to get on
        status.running();
        delay = RETRY_DELAY_MIN;
      }
    } catch (WakeupException e) {
      // close() asks to stop
    } catch (FencedInstanceIdException e) {
      throw e;
    } catch (Positions.Moved e) {
      LOG.infof("Beginning again reason=%s", e.getMessage());
      work.beginAgain();
    } catch (SQLException | RuntimeException e) {
      waitAndResume(e);
    }
  }

  /// Begins again, after a while in which the instance stays in its group.
  private void waitAndResume(Exception e) {
    work.beginAgain();
    status.waiting(Obstacle.describe(e), clock.instant());
    LOG.warnf("Waiting, then trying again delay=%s reason=%s", delay, Obstacle.describe(e));
    LOG.debug("Waiting because of", e);
    long until = System.nanoTime() + delay.toNanos();
    while (!stopping && System.nanoTime() < until) {
      try {
        work.idleFor(POLL);
      } catch (WakeupException stop) {
        // close() asks to stop
      } catch (FencedInstanceIdException fenced) {
        throw fenced;
      } catch (RuntimeException again) {
        LOG.debug("Waiting, and the broker does not answer either", again);
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
    Duration twice = delay.multipliedBy(2);
    delay = twice.compareTo(settings.retryDelayMax()) < 0 ? twice : settings.retryDelayMax();
  }
}
