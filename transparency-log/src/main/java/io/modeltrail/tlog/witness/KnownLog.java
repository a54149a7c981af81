package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import java.util.Optional;

/// A log that a policy accepts. Its origin is its key's name.
///
/// @param url where it is reached; what that means is the application's
public record KnownLog(VerifierKey key, Optional<String> url) {

  public KnownLog {
    if (key.type() != SignatureType.NOTE) {
      throw new IllegalArgumentException("not a log's key: " + key);
    }
  }
}
