package io.modeltrail.promotion.ladder;

import java.time.Instant;

/// How many windows in a row have broken a watch.
///
/// @param lastEnd the end of the last window that was judged
public record Streak(int broken, Instant lastEnd) {

  /// A watch of a version in one segment of an environment's traffic.
  public record Key(
      String environment, String modelName, int version, String watch, String segment) {}

  static final Streak NONE = new Streak(0, Instant.MIN);
}
