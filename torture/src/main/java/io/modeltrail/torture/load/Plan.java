package io.modeltrail.torture.load;

import java.time.Duration;

/// How much is sent in a round, and how.
///
/// @param seed the same seed gives the same records
/// @param scope what the names of the round's models begin with, as `r07-`
/// @param runs of models that register at training; the amounts of all else follow
/// @param over how long sending takes
/// @param skew how wrong the senders' clocks are
/// @param isScattered the records of some models are on any partition, as a sender with a
///   partitioner of its own has them
public record Plan(
    long seed, String scope, int runs, Duration over, Duration skew, boolean isScattered) {

  public static Plan of(long seed, String scope, int runs, Duration over) {
    return new Plan(seed, scope, runs, over, Duration.ZERO, false);
  }

  public Plan with(Duration otherSkew) {
    return new Plan(seed, scope, runs, over, otherSkew, isScattered);
  }

  /// The same in another time.
  public Plan over(Duration time) {
    return new Plan(seed, scope, runs, time, skew, isScattered);
  }

  public Plan scattered() {
    return new Plan(seed, scope, runs, over, skew, true);
  }
}
