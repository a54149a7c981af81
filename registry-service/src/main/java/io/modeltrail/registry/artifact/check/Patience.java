package io.modeltrail.registry.artifact.check;

import java.time.Duration;

/// How often, and how long, it is tried to read an artifact that cannot be read.
///
/// @param attempts if it cannot be had
/// @param awayMax if the place where it lies does not answer
/// @param retryAfter until the second attempt
record Patience(int attempts, Duration awayMax, Duration retryAfter) {

  private static final int DOUBLINGS_MAX = 6;

  /// Until the next attempt: each time twice as long, up to 64 times.
  Duration delay(int tried) {
    return retryAfter.multipliedBy(1L << Math.max(Math.min(tried - 1, DOUBLINGS_MAX), 0));
  }

  boolean triesAgain(int tried) {
    return tried < attempts;
  }

  boolean waitsOn(int tried) {
    return waited(tried).compareTo(awayMax) < 0;
  }

  /// Between the first attempt and the last; counted no further than it is waited.
  Duration waited(int tried) {
    Duration waited = Duration.ZERO;
    for (int i = 1; i < tried && waited.compareTo(awayMax) < 0; i++) {
      waited = waited.plus(delay(i));
    }
    return waited;
  }
}
