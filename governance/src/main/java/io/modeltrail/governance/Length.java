package io.modeltrail.governance;

import java.time.Duration;

/// A length of time, told as people write it in the file: whole days as days.
public record Length(Duration time) {

  /// As `P14D` or `PT36H`.
  @Override
  public String toString() {
    return time.equals(Duration.ofDays(time.toDays()))
        ? "P%dD".formatted(time.toDays())
        : time.toString();
  }
}
