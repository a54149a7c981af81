package io.modeltrail.audit.instruction;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Something to be carried out when it is read back from the log.
///
/// @param eventId of the note in the log
/// @param subject what it is about, as `holds/case-17`
/// @param note the record's value, encoded: the note counts only if it is these bytes
public record Instruction(UUID eventId, Kind kind, String subject, byte[] note) {

  /// What is to be done.
  public enum Kind {
    ERASURE,
    HOLD,
    RELEASE
  }

  /// SHA-256 of the note.
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(note);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
