package io.modeltrail.governance;

import java.time.Duration;
import java.util.List;

/// Who has to approve before a version comes into an environment.
///
/// @param roles one approval each, by different people; empty: nobody is asked
/// @param expires how long a promotion waits for them
public record Approvals(List<String> roles, Duration expires) {

  public static final Duration EXPIRES_DEFAULT = Duration.ofDays(14);
  public static final Duration EXPIRES_MIN = Duration.ofMinutes(1);
  public static final Duration EXPIRES_MAX = Duration.ofDays(365);

  /// For people.
  public static final String EXPIRES_EXPECTED =
      "a time of ISO 8601 in days, hours, minutes and seconds, PT1M to P365D";

  /// Nobody is asked.
  public static final Approvals NONE = new Approvals(List.of(), EXPIRES_DEFAULT);

  /// @throws IllegalArgumentException if a role cannot be called so, or the time is too short or
  ///   too long
  public Approvals {
    roles = List.copyOf(roles);
    roles.forEach(role -> Names.check(Names.isRole(role), "a role", role, Names.NAME_EXPECTED));
    if (!isExpiry(expires)) {
      throw new IllegalArgumentException(
          "%s is no time to wait for approvals: %s".formatted(expires, EXPIRES_EXPECTED));
    }
  }

  /// The same, of these roles.
  ///
  /// @throws IllegalArgumentException if a role cannot be called so
  public Approvals withRoles(List<String> roles) {
    return new Approvals(roles, expires);
  }

  /// The same, waited for so long.
  ///
  /// @throws IllegalArgumentException if the time is too short or too long
  public Approvals withExpires(Duration expires) {
    return new Approvals(roles, expires);
  }

  /// Whether a promotion may wait so long.
  public static boolean isExpiry(Duration expires) {
    return expires.compareTo(EXPIRES_MIN) >= 0 && expires.compareTo(EXPIRES_MAX) <= 0;
  }
}
