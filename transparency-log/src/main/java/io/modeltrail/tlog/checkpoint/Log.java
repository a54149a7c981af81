package io.modeltrail.tlog.checkpoint;

import io.modeltrail.tlog.note.NoteVerdict;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import java.util.List;

/// A log that is known to whoever verifies: by its origin and its keys, of which more than one are
/// valid while one follows the other.
public record Log(String origin, List<VerifierKey> keys) {

  public Log {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key of the log " + origin);
    }
    if (keys.stream().anyMatch(key -> key.type() != SignatureType.NOTE)) {
      throw new IllegalArgumentException("a witness's key for the log " + origin);
    }
  }

  /// A log whose key has its origin for a name, as is recommended.
  public static Log of(VerifierKey key) {
    return new Log(key.name().value(), List.of(key));
  }

  /// Whether the checkpoint is of this log. The origin counts as much as the key: a key may serve
  /// for two logs.
  public CheckpointVerdict verify(SignedCheckpoint signed) {
    String origin = signed.checkpoint().origin();
    if (!origin.equals(this.origin)) {
      return new CheckpointVerdict.Refused(
          "the checkpoint is of '%s', not of '%s'".formatted(origin, this.origin));
    }
    return switch (signed.note().verify(keys)) {
      case NoteVerdict.Verified verified -> new CheckpointVerdict.Verified(signed.checkpoint());
      case NoteVerdict.Refused refused -> new CheckpointVerdict.Refused(refused.why());
    };
  }
}
