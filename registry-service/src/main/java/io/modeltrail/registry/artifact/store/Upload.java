package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One artifact on its way into a file.
final class Upload implements AutoCloseable {

  private static final int BUFFER_BYTES = 128 * 1024;
  private static final long BYTES_BETWEEN_LOOKS = 32L * 1024 * 1024;

  private final Uploads uploads;
  private final Sha256 expected;
  private final FileLock lock;
  private final MessageDigest digest = Sha256.digest();
  private @Nullable FileChannel channel;
  private long total = Portion.UNKNOWN;
  private long size;

  /// @param lock keeps others off this artifact, until this is closed
  Upload(Uploads uploads, Sha256 expected, FileLock lock) {
    this.uploads = uploads;
    this.expected = expected;
    this.lock = lock;
  }

  /// Opens the file. Only whoever has the lock does: what another one kept under this name before
  /// is in the store by now, or still here.
  ///
  /// @return why it cannot go on; empty if it can
  Optional<Deposit> begin(Portion portion) throws IOException {
    FileChannel opened =
        FileChannel.open(
            file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel = opened;
    total = portion.total();
    if (!portion.resumes()) {
      opened.truncate(0);
    } else if (opened.size() != portion.from()) {
      return Optional.of(new Deposit.OtherStart(opened.size()));
    }
    digestKept(opened);
    return Optional.empty();
  }

  /// What is kept was written by another request, perhaps before a crash: its digest is computed
  /// anew.
  private void digestKept(FileChannel kept) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long there = kept.size();
    while (size < there && kept.read(buffer, size) >= 0) {
      size += buffer.flip().remaining();
      digest.update(buffer);
      buffer.clear();
    }
    kept.position(size);
  }

  private FileChannel channel() {
    return Objects.requireNonNull(channel, "it has begun");
  }

  Path file() {
    return uploads.part(expected);
  }

  long size() {
    return size;
  }

  /// Takes the bytes that are missing.
  ///
  /// @return why it is not whole; empty if it is, and on the disk
  Optional<Deposit> receive(InputStream body, long bytesMax) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long looked = size;
    try {
      for (int read = read(body, buffer); read != END; read = read(body, buffer)) {
        if (read == BROKEN) {
          return Optional.of(new Deposit.Incomplete(size));
        }
        if (size + read > bytesMax) {
          return dropped(new Deposit.TooLarge(bytesMax));
        }
        write(buffer, read);
        if (size - looked > BYTES_BETWEEN_LOOKS) {
          looked = size;
          if (!uploads.hasRoomFor(0)) {
            return dropped(new Deposit.Full());
          }
        }
      }
      return ended();
    } catch (IOException e) {
      if (isFull(e)) {
        return dropped(new Deposit.Full());
      }
      throw e;
    }
  }

  private static final int END = -1;
  private static final int BROKEN = -2;

  /// Tells a client that went away from a disk that failed.
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      return BROKEN;
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    digest.update(bytes, 0, length);
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
    while (left.hasRemaining()) {
      channel().write(left);
    }
    size += length;
  }

  private Optional<Deposit> ended() throws IOException {
    if (size < total) {
      return Optional.of(new Deposit.Incomplete(size));
    }
    Sha256 actual = Sha256.of(digest);
    if (!actual.equals(expected)) {
      return dropped(new Deposit.Mismatch(actual));
    }
    channel().force(true);
    return Optional.empty();
  }

  private Optional<Deposit> dropped(Deposit why) throws IOException {
    drop();
    return Optional.of(why);
  }

  void drop() throws IOException {
    Files.deleteIfExists(file());
  }

  private static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("quota")
        || message.contains("File too large");
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      try {
        lock.release();
      } finally {
        uploads.ended(expected);
      }
    }
  }
}
