package io.modeltrail.promotion.ladder;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a version is, or was, champion somewhere.
///
/// @param until null: it is
public record Reign(String environment, int version, Instant from, @Nullable Instant until) {

  boolean isOf(String name, int number) {
    return environment.equals(name) && version == number;
  }

  /// How long it has lasted then.
  Duration lasted(Instant now) {
    return Duration.between(from, until == null ? now : until);
  }

  Reign ended(Instant at) {
    return until == null ? new Reign(environment, version, from, at) : this;
  }
}
