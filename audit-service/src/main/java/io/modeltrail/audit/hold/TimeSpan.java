package io.modeltrail.audit.hold;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A stretch of time, by when the log took records.
///
/// @param from the first moment; null: from the beginning
/// @param to the first moment after it; null: without end
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

  public static final TimeSpan ALWAYS = new TimeSpan(null, null);

  public TimeSpan {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to: %s, %s".formatted(from, to));
    }
  }

  /// @throws IllegalArgumentException if a text is no time, or the end is not after the beginning
  public static TimeSpan parse(@Nullable String from, @Nullable String to) {
    return new TimeSpan(time("from", from), time("to", to));
  }

  public boolean isAlways() {
    return from == null && to == null;
  }

  public boolean contains(Instant moment) {
    return (from == null || !moment.isBefore(from)) && (to == null || moment.isBefore(to));
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a time as in 2026-01-31T12:00:00Z, found \"%s\"".formatted(name, text), e);
    }
  }
}
