package io.modeltrail.promotion.ladder;

import java.time.Instant;

/// How many windows in a row have broken a watch.
///
/// @param revision of the champion then: one that comes back begins anew
/// @param raised whether the alarm was raised for these windows
/// @param lastEnd the end of the last window that was judged
public record Streak(long revision, int broken, boolean raised, Instant lastEnd) {

  /// A watch of a version in one segment of an environment's traffic.
  public record Key(
      String environment, String modelName, int version, String watch, String segment) {}

  static final Streak NONE = new Streak(0, 0, false, Instant.MIN);

  /// A window more.
  Streak after(long current, boolean isBroken, Instant end) {
    boolean goesOn = isBroken && revision == current;
    return new Streak(current, isBroken ? (goesOn ? broken : 0) + 1 : 0, goesOn && raised, end);
  }

  /// Whether it is so long that the alarm has to be raised now.
  boolean isDue(int windows) {
    return broken >= windows && !raised;
  }

  Streak withAlarm() {
    return new Streak(revision, broken, true, lastEnd);
  }
}
