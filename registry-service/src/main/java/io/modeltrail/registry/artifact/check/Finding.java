package io.modeltrail.registry.artifact.check;

/// What came of reading an artifact.
sealed interface Finding {

  /// It is what was told.
  record Verified() implements Finding {}

  /// It is something else.
  record Mismatch(String detail) implements Finding {}

  /// The place where it lies does not answer.
  record Away(String detail) implements Finding {}

  /// It could not be read.
  ///
  /// @param mayPass whether it is worth another try
  record Unreadable(String detail, boolean mayPass) implements Finding {}
}
