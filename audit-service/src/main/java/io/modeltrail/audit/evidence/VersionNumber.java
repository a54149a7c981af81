package io.modeltrail.audit.evidence;

import io.modeltrail.service.problem.Problem;

/// A version's number as a path names it.
record VersionNumber(int number) {

  /// @throws Problem.Thrown 400 unless it is a number from 1
  public static VersionNumber fromString(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return new VersionNumber(number);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.badRequest(
        "BAD_VERSION", "a version is a number from 1, found \"%s\"".formatted(text));
  }
}
