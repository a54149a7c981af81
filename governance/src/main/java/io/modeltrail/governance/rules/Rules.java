package io.modeltrail.governance.rules;

import io.modeltrail.governance.Governance;
import java.time.Instant;
import java.util.UUID;

/// One revision of the rules.
///
/// @param revision from 1, without gaps
/// @param digest SHA-256 of the text in UTF-8, as 64 lowercase hexadecimal digits
/// @param appliedAt when the log took the record
/// @param eventId of the record
public record Rules(
    long revision,
    String digest,
    String text,
    Governance governance,
    Instant appliedAt,
    UUID eventId) {

  public Rules {
    if (revision < 1) {
      throw new IllegalArgumentException("Revisions begin at 1, this is " + revision);
    }
  }
}
