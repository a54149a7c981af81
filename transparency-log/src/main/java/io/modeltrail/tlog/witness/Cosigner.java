package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import java.nio.ByteBuffer;
import java.time.Instant;

/// Signs for a witness. What is signed does not say the witness's name, so a seed must not be used
/// for two.
public final class Cosigner {

  private final SigningSeed seed;
  private final VerifierKey verifierKey;

  public Cosigner(KeyName name, SigningSeed seed) {
    this.seed = seed;
    this.verifierKey = VerifierKey.of(name, SignatureType.COSIGNATURE, seed.publicKey());
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// States that this is the largest tree of the log that the witness has seen, consistent with all
  /// before. That must be so, and be stored, before it is called.
  ///
  /// @param time from 1970 on, to the second
  public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds < 0) {
      throw new IllegalArgumentException("a cosignature has no time before 1970: " + time);
    }
    byte[] signature = seed.sign(SignatureType.cosigned(seconds, checkpoint.text()));
    byte[] payload =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array();
    return new NoteSignature(verifierKey.name(), verifierKey.id(), payload);
  }
}
