package io.modeltrail.governance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a version has to be, or have been, champion before it may come higher.
///
/// @param environment that of it
/// @param sameCode whether another version of the model will do if it was trained from the same
///   repository and commit; it is then required of every version. Otherwise it is required only of
///   versions whose workspace serves the environment
/// @param soak how long it has to have been champion there without a break; null: for a moment
public record After(String environment, boolean sameCode, @Nullable Duration soak) {

  public static final Duration SOAK_MIN = Duration.ofMinutes(1);
  public static final Duration SOAK_MAX = Duration.ofDays(90);

  /// For people.
  public static final String SOAK_EXPECTED =
      "a time of ISO 8601 in days, hours, minutes and seconds, PT1M to P90D";

  /// @throws IllegalArgumentException if the name is wrong, or the time too short or too long
  public After {
    Names.check(
        Names.isEnvironment(environment), "an environment", environment, Names.NAME_EXPECTED);
    if (soak != null && !isSoak(soak)) {
      throw new IllegalArgumentException(
          "%s is no time to soak: %s".formatted(soak, SOAK_EXPECTED));
    }
  }

  /// For a moment.
  ///
  /// @throws IllegalArgumentException if the name is wrong
  public After(String environment, boolean sameCode) {
    this(environment, sameCode, null);
  }

  /// The same, with this time to soak.
  ///
  /// @param soak null: for a moment
  /// @throws IllegalArgumentException if the time is too short or too long
  public After withSoak(@Nullable Duration soak) {
    return new After(environment, sameCode, soak);
  }

  /// Whether a version may have to soak so long.
  public static boolean isSoak(Duration soak) {
    return soak.compareTo(SOAK_MIN) >= 0 && soak.compareTo(SOAK_MAX) <= 0;
  }

  /// As `qa`, or `qa by the same code for P1D`, for people.
  @Override
  public String toString() {
    return environment
        + (sameCode ? " by the same code" : "")
        + (soak == null ? "" : " for " + new Length(soak));
  }
}
