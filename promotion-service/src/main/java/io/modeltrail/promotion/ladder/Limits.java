package io.modeltrail.promotion.ladder;

import java.time.Duration;

/// What decisions keep to besides the rules.
///
/// @param waitForVersion how long a promotion waits for its version to be registered
/// @param open how many promotions of a model to an environment can wait at once, for whatever they
///   wait
public record Limits(Duration waitForVersion, int open) {

  public Limits {
    if (open < 1) {
      throw new IllegalArgumentException("open is below 1: " + open);
    }
  }
}
