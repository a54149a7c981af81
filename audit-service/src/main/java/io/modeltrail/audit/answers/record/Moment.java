package io.modeltrail.audit.answers.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// As of when the trail is read.
///
/// @param size only the first entries, so many of them
/// @param until and of those only what the log took at that time or before; null: all
public record Moment(long size, @Nullable Instant until) {

  public Moment {
    if (size < 0) {
      throw new IllegalArgumentException("a trail has no size " + size);
    }
  }
}
