package io.modeltrail.examples.deployment;

import org.jspecify.annotations.Nullable;

/// A record that cannot be understood. It may hold a newer champion, so to pass over it could be to
/// go on deploying a wrong one.
final class RefusedException extends RuntimeException {

  RefusedException(String place, String reason, @Nullable Throwable cause) {
    super(
        """
        Stopped: %s %s.
        Nothing that came after it is deployed; what is deployed stays as it is.
        Once a good record of the same key follows and the topic is compacted, it is gone."""
            .formatted(place, reason),
        cause);
  }
}
