package io.modeltrail.audit.evidence;

import io.modeltrail.service.problem.Problem;

/// How many entries a checkpoint covers, as a query names it.
record TreeSize(long entries) {

  /// @throws Problem.Thrown 400 unless it is a number from 1
  public static TreeSize fromString(String text) {
    try {
      long entries = Long.parseLong(text);
      if (entries > 0) {
        return new TreeSize(entries);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.badRequest(
        "BAD_SIZE", "a number of entries from 1 is expected, found \"%s\"".formatted(text));
  }
}
