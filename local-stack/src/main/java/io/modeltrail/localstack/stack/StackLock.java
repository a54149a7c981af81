package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One stack to a folder. The lock ends with the process that holds it, however that ends.
final class StackLock implements AutoCloseable {

  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock, unless a stack runs in the folder.
  static Optional<StackLock> take(StackFolder folder) {
    try {
      Files.createDirectories(folder.run());
      var channel =
          FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new StackLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a stack runs in the folder.
  static boolean isHeld(StackFolder folder) {
    if (!Files.exists(file(folder))) {
      return false;
    }
    var lock = take(folder);
    lock.ifPresent(StackLock::close);
    return lock.isEmpty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StackFolder folder) {
    return folder.run().resolve("lock");
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    }
  }
}
