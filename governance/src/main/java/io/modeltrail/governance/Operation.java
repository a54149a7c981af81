package io.modeltrail.governance;

import java.util.List;

/// What is done about a version while an environment runs it.
///
/// @param rollBackRole who may return to a former champion, or retire the model
/// @param rollsBackFailed whether a deployment that is reported as failed is rolled back by itself
/// @param watches what monitoring has to keep to, in the order of the file
public record Operation(String rollBackRole, boolean rollsBackFailed, List<Watch> watches) {

  /// Whoever runs the installation.
  public static final String ROLL_BACK_ROLE_DEFAULT = "operator";

  /// Nothing is done unless somebody does it.
  public static final Operation BY_HAND = new Operation(ROLL_BACK_ROLE_DEFAULT, false, List.of());

  /// @throws IllegalArgumentException if the role cannot be called so, or two watches have the same
  ///   name
  public Operation {
    watches = List.copyOf(watches);
    Names.check(Names.isRole(rollBackRole), "a role", rollBackRole, Names.NAME_EXPECTED);
    if (watches.stream().map(Watch::name).distinct().count() < watches.size()) {
      throw new IllegalArgumentException("Two watches have the same name: " + watches);
    }
  }

  /// The same, but who has this role may roll back.
  ///
  /// @throws IllegalArgumentException if the role cannot be called so
  public Operation withRollBackRole(String rollBackRole) {
    return new Operation(rollBackRole, rollsBackFailed, watches);
  }

  /// The same, for a deployment that failed.
  public Operation withRollsBackFailed(boolean rollsBackFailed) {
    return new Operation(rollBackRole, rollsBackFailed, watches);
  }

  /// The same, watched so.
  ///
  /// @throws IllegalArgumentException if two watches have the same name
  public Operation withWatches(List<Watch> watches) {
    return new Operation(rollBackRole, rollsBackFailed, watches);
  }
}
