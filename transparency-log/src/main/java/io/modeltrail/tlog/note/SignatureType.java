package io.modeltrail.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What a key signs. Both are Ed25519.
public enum SignatureType {
  /// The note's text.
  NOTE(0x01, 0),
  /// The note's text with a time before it; the time stands before the signature
  /// (c2sp.org/tlog-cosignature, version 1).
  COSIGNATURE(0x04, Long.BYTES);

  private final byte code;
  private final int timeBytes;

  SignatureType(int code, int timeBytes) {
    this.code = (byte) code;
    this.timeBytes = timeBytes;
  }

  /// What stands before the public key in a verifier key.
  public byte code() {
    return code;
  }

  /// How long a signature is, with the time and without the key id.
  public int signatureBytes() {
    return timeBytes + Ed25519.SIGNATURE_BYTES;
  }

  static Optional<SignatureType> of(byte code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /// @param seconds since 1970, 0 to 2^63-1
  /// @param text of the note, with its last newline
  public static byte[] cosigned(long seconds, String text) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8);
  }

  /// Whether the bytes of a signature are what this key must have made of the text.
  boolean verifies(Ed25519 key, String text, byte[] signature) {
    if (signature.length != signatureBytes()) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(signature);
    long seconds = this == COSIGNATURE ? in.getLong() : 0;
    if (seconds < 0) {
      return false;
    }
    byte[] message = this == COSIGNATURE ? cosigned(seconds, text) : text.getBytes(UTF_8);
    byte[] ed25519 = new byte[Ed25519.SIGNATURE_BYTES];
    in.get(ed25519);
    return key.verifies(message, ed25519);
  }
}
