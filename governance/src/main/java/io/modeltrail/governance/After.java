package io.modeltrail.governance;

/// Where a version has to be, or have been, champion before it may come higher.
///
/// @param environment that of it
/// @param sameCode whether another version of the model will do if it was trained from the same
///   repository and commit; it is then required of every version. Otherwise it is required only of
///   versions whose workspace serves the environment
public record After(String environment, boolean sameCode) {

  /// @throws IllegalArgumentException if the name is wrong
  public After {
    Names.check(
        Names.isEnvironment(environment), "an environment", environment, Names.NAME_EXPECTED);
  }

  /// As `qa`, or `qa by the same code`, for people.
  @Override
  public String toString() {
    return sameCode ? environment + " by the same code" : environment;
  }
}
