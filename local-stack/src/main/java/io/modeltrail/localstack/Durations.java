package io.modeltrail.localstack;

import java.time.Duration;
import java.util.Locale;

/// Durations as people read them: `4.2 s`.
final class Durations {

  private Durations() {}

  /// The time since a moment that `System.nanoTime()` gave.
  static String since(long begin) {
    return text(Duration.ofNanos(System.nanoTime() - begin));
  }

  static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
