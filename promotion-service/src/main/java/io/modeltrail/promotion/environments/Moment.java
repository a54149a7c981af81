package io.modeltrail.promotion.environments;

import io.modeltrail.service.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A time that a query names, by the log's clock.
record Moment(Instant instant) {

  static final Moment LATEST = new Moment(Instant.parse("9999-12-31T23:59:59Z"));

  /// @throws Problem.Thrown 400 unless it is a time of RFC 3339
  public static Moment fromString(String text) {
    try {
      return new Moment(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          "BAD_TIME", "at must be a time as in 2026-01-31T12:00:00Z, found \"%s\"".formatted(text));
    }
  }
}
