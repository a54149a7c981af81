package io.modeltrail.governance.rules;

/// What becomes of a GovernanceApplied record.
public sealed interface Consideration {

  /// It is the newest revision from now on.
  record Accepted(Rules rules) implements Consideration {}

  /// It was accepted before: nothing changes.
  record Repeated(Rules rules) implements Consideration {}

  /// It changes nothing.
  ///
  /// @param code upper case, stable
  /// @param detail what was found, what is expected, what to do
  record Refused(String code, String detail) implements Consideration {}
}
