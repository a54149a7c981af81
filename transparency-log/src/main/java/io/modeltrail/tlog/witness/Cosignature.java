package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.SignatureType;
import java.nio.ByteBuffer;

/// A witness's signature with the time that it states. Whether it is valid the key says
/// ([VerifierKey#verifies][io.modeltrail.tlog.note.VerifierKey#verifies]).
///
/// @param seconds since 1970, 0 to 2^63-1
public record Cosignature(long seconds, NoteSignature signature) {

  private static final String FORMAT = "cosignature";

  public static Cosignature parse(NoteSignature signature) throws MalformedException {
    byte[] bytes = signature.bytes();
    int expected = SignatureType.COSIGNATURE.signatureBytes();
    if (bytes.length != expected) {
      throw new MalformedException(
          FORMAT, "has %d bytes, not %d".formatted(expected, bytes.length));
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    if (seconds < 0) {
      throw new MalformedException(FORMAT, "time is larger than 2^63-1");
    }
    return new Cosignature(seconds, signature);
  }
}
