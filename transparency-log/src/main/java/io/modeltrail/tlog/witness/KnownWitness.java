package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import java.util.Optional;

/// A witness that a policy counts.
///
/// @param name within the policy only
/// @param url where it is reached; best its submission prefix
public record KnownWitness(String name, VerifierKey key, Optional<String> url) {

  public KnownWitness {
    if (key.type() != SignatureType.COSIGNATURE) {
      throw new IllegalArgumentException("not a witness's key: " + key);
    }
  }
}
