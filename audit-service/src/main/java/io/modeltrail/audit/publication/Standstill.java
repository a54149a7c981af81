package io.modeltrail.audit.publication;

import java.time.Duration;
import java.time.Instant;

/// Notices that nobody signs although entries wait: the instance that has the right to is gone, and
/// the database does not know it yet; or it refuses.
///
/// For one thread.
final class Standstill {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Turn last = new Turn.Waiting("starting");
  private long size = -1;
  private Instant movedAt = Instant.MIN;

  /// @return what is to be said of this turn
  Turn judge(Turn now, Instant at) {
    last = now instanceof Turn.Standby standby ? judge(standby, at) : now;
    return last;
  }

  private Turn judge(Turn.Standby standby, Instant at) {
    if (standby.size() != size || standby.unsigned() <= 0) {
      size = standby.size();
      movedAt = at;
      return standby;
    }
    if (last instanceof Turn.Refusing) {
      return last; // Another instance tries in vain at this moment.
    }
    return at.isBefore(movedAt.plus(PATIENCE))
        ? standby
        : new Turn.Waiting(
            "another instance has the right to sign, and has signed nothing since %s; %d entries wait"
                .formatted(movedAt, standby.unsigned()));
  }
}
