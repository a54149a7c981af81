package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;

/// How many bytes may still be read, and how long.
final class Budget {

  private static final int BUFFER_BYTES = 128 * 1024;

  private final long deadline;
  private final Duration time;
  private final long bytes;
  private long left;

  Budget(long bytes, Duration time) {
    this.bytes = bytes;
    this.left = bytes;
    this.time = time;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /// More bytes than are allowed: no further try will find fewer.
  static final class SpentException extends IOException {
    private static final long serialVersionUID = 1L;

    SpentException(String message) {
      super(message);
    }
  }

  /// @throws IOException if the time is over
  void look() throws IOException {
    if (System.nanoTime() - deadline > 0) {
      throw new IOException("it was not read within " + time);
    }
  }

  /// What was read to its end.
  record Read(Sha256 sha256, long sizeBytes) {}

  /// Reads to the end, holding a buffer and no more.
  Read read(InputStream in) throws IOException {
    long before = left;
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      left -= read;
      if (left < 0) {
        throw new SpentException("it has more than " + bytes + " bytes");
      }
      look();
      digest.update(buffer, 0, read);
    }
    return new Read(Sha256.of(digest), before - left);
  }
}
