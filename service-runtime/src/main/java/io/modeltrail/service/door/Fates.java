package io.modeltrail.service.door;

import io.modeltrail.messaging.loop.Reach;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.record.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/// What becomes of events, on whichever instance.
@ApplicationScoped
class Fates {

  /// Requests that may wait at once; one more is answered without waiting, which the preference
  /// allows.
  private static final int WAITING_MAX = 100;

  /// What this instance decides is heard of at once. Others do not say: it looks often at first,
  /// then ever less.
  private static final Duration LOOK_MIN = Duration.ofMillis(5);

  private static final Duration LOOK_MAX = Duration.ofMillis(50);

  private final DataSource dataSource;
  private final Reach reach;
  private final Awaited awaited;
  private final Semaphore waiting = new Semaphore(WAITING_MAX);

  Fates(DataSource dataSource, Reach reach, Awaited awaited) {
    this.dataSource = dataSource;
    this.reach = reach;
    this.awaited = awaited;
  }

  Optional<Outcome> find(UUID eventId) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Outcomes.find(connection, eventId);
    }
  }

  /// Whether an event without an outcome may still be on its way.
  boolean mayCome() throws SQLException {
    return !reach.isAtEnd();
  }

  /// Waits until an event that was just written is decided, and waits for nothing any more.
  ///
  /// @param before what was known under its id before it was written: a refusal of then is not its
  ///   outcome
  /// @return empty if it is not decided in time
  Optional<Outcome> await(UUID eventId, Optional<Outcome> before, Duration time)
      throws SQLException {
    if (time.isZero() || !waiting.tryAcquire()) {
      return Optional.empty();
    }
    try (Awaited.Wait wait = awaited.begin(eventId)) {
      long begin = System.nanoTime();
      Optional<Outcome> outcome = find(eventId);
      while (isOfBefore(outcome, before) && System.nanoTime() - begin < time.toNanos()) {
        wait.pass(pause(System.nanoTime() - begin));
        outcome = find(eventId);
      }
      return isOfBefore(outcome, before) ? Optional.empty() : outcome;
    } finally {
      waiting.release();
    }
  }

  /// A tenth of what it has waited so far.
  private static Duration pause(long waited) {
    return Duration.ofNanos(Math.clamp(waited / 10, LOOK_MIN.toNanos(), LOOK_MAX.toNanos()));
  }

  private static boolean isOfBefore(Optional<Outcome> now, Optional<Outcome> before) {
    return now.isEmpty()
        || now.get() instanceof Outcome.Waiting
        || (now.get() instanceof Outcome.Refused(UUID id, Instant at, Refusal refusal)
            && before.isPresent()
            && before.get().decidedAt().equals(at));
  }
}
