package io.modeltrail.audit.answers.record;

import io.modeltrail.service.problem.Problem;
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

  Problem.Thrown tooMuch() {
    return Problem.of(
            422,
            "TOO_MUCH",
            "more than %,d entries would have to be read; narrow the question, or ask as of an earlier time"
                .formatted(facts))
        .thrown();
  }
}
