package io.modeltrail.audit.publication;

/// What came of a turn of the publication.
sealed interface Turn {

  /// Another instance publishes.
  ///
  /// @param size how many entries it has signed
  /// @param unsigned how many wait for it
  record Standby(long size, long unsigned) implements Turn {}

  /// @param size how many entries are covered by what is shown
  /// @param isBehind whether more entries wait
  record Published(long size, boolean isBehind) implements Turn {}

  /// Too few witnesses have cosigned what was signed last; they are asked again.
  ///
  /// @param shown how many entries are covered by what is shown
  /// @param behind how many more there are
  /// @param reason who has not cosigned, and why
  record Unwitnessed(long shown, long behind, String reason) implements Turn {}

  /// Something is away; it is tried again.
  record Waiting(String reason) implements Turn {}

  /// Nothing is signed until somebody has looked.
  record Refusing(String reason) implements Turn {}
}
