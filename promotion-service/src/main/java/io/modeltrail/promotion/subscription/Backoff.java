package io.modeltrail.promotion.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// When a delivery that failed is tried again.
///
/// @param waits after the first attempt, the second, and so on
/// @param chance from 0 to below 1: receivers that failed together are not all tried at once
record Backoff(List<Duration> waits, DoubleSupplier chance) {

  /// What may be added, as a part of the wait.
  private static final double JITTER = 0.2;

  Backoff {
    waits = List.copyOf(waits);
  }

  /// The wait after an attempt; empty after the last.
  ///
  /// @param attempts from 1
  Optional<Duration> after(int attempts) {
    if (attempts > waits.size()) {
      return Optional.empty();
    }
    Duration wait = waits.get(attempts - 1);
    return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * chance.getAsDouble())));
  }
}
