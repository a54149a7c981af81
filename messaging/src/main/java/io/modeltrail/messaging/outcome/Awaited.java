package io.modeltrail.messaging.outcome;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Events of which somebody in this process wants to hear as soon as their outcome is stored. Not
/// told here is what another instance decides, nor what becomes later of an event that waits.
///
/// Safe for use by several threads.
public final class Awaited {

  private final Map<UUID, Set<Wait>> waits = new ConcurrentHashMap<>();

  /// Begins to listen: before the outcome is looked for, lest one be missed that is stored just
  /// after.
  public Wait begin(UUID eventId) {
    Wait wait = new Wait(eventId);
    waits.compute(
        eventId,
        (id, before) -> {
          Set<Wait> all = before == null ? new HashSet<>() : before;
          all.add(wait);
          return all;
        });
    return wait;
  }

  /// An outcome of the event was committed.
  public void decided(UUID eventId) {
    waits.computeIfPresent(
        eventId,
        (id, all) -> {
          all.forEach(wait -> wait.decided.release());
          return all;
        });
  }

  /// One who listens.
  public final class Wait implements AutoCloseable {
    private final UUID eventId;
    private final Semaphore decided = new Semaphore(0);

    private Wait(UUID eventId) {
      this.eventId = eventId;
    }

    /// Waits until this instance decides about the event, or the time is over. Each decision is
    /// told once.
    ///
    /// @return whether it has decided
    public boolean pass(Duration time) {
      try {
        return decided.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CannotTellNow("interrupted while waiting for event " + eventId, e);
      }
    }

    @Override
    public void close() {
      waits.computeIfPresent(
          eventId,
          (id, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
