package io.modeltrail.governance;

import java.time.Duration;

/// That a version may come into an environment past its gates and approvals, if it cannot wait.
///
/// @param role who may say so
/// @param reviewWithin how long after that the approvals may follow
public record Emergency(String role, Duration reviewWithin) {

  public static final Duration REVIEW_MIN = Duration.ofMinutes(1);
  public static final Duration REVIEW_MAX = Duration.ofDays(90);

  /// For people.
  public static final String REVIEW_EXPECTED =
      "a time of ISO 8601 in days, hours, minutes and seconds, PT1M to P90D";

  /// @throws IllegalArgumentException if the role cannot be called so, or the time is too short or
  ///   too long
  public Emergency {
    Names.check(Names.isRole(role), "a role", role, Names.NAME_EXPECTED);
    if (!isReview(reviewWithin)) {
      throw new IllegalArgumentException(
          "%s is no time for a review: %s".formatted(reviewWithin, REVIEW_EXPECTED));
    }
  }

  /// Whether a review may take so long.
  public static boolean isReview(Duration within) {
    return within.compareTo(REVIEW_MIN) >= 0 && within.compareTo(REVIEW_MAX) <= 0;
  }
}
