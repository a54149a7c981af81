package io.modeltrail.cli.witness;

import io.modeltrail.tlog.witness.WitnessDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A witness's memory, for one process at a time: two would contradict each other.
///
/// @param file whose lock ends with it
record LockedState(FileChannel file, WitnessDirectory memory) implements AutoCloseable {

  /// @throws IOException if another has it
  static LockedState of(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new LockedState(file, new WitnessDirectory(folder));
      }
    } catch (OverlappingFileLockException e) {
      // in this process, as in tests
    }
    file.close();
    throw new IOException("another one uses " + folder);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
