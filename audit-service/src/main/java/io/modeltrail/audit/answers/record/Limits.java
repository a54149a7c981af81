package io.modeltrail.audit.answers.record;

import java.time.Duration;

/// What one answer may cost.
///
/// @param facts most entries that are read for one model, or one kind of record
/// @param period most entries of a time that is looked at whole
/// @param statement how long the database may take over one statement
public record Limits(int facts, int period, Duration statement) {

  public Limits {
    if (facts < 1 || period < 1 || statement.toMillis() < 1) {
      throw new IllegalArgumentException("limits are above 0");
    }
  }
}
