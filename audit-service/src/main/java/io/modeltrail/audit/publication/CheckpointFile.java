package io.modeltrail.audit.publication;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What was signed last, in a file of this machine.
///
/// @param file replaced as a whole
record CheckpointFile(Path file) implements Keeping {

  @Override
  public List<SignedCheckpoint> newest() throws IOException {
    try {
      return List.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (MalformedException e) {
      throw new DamagedTrail("%s holds no checkpoint: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void keep(SignedCheckpoint checkpoint) throws IOException {
    if (newest().stream().anyMatch(kept -> isLarger(kept, checkpoint))) {
      return; // Another instance, which uses the same folder, was quicker.
    }
    WholeFile.write(file, checkpoint.bytes());
  }

  private static boolean isLarger(SignedCheckpoint one, SignedCheckpoint other) {
    return one.checkpoint().head().size() > other.checkpoint().head().size();
  }
}
