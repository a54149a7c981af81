package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A witness's memory in a folder, a file for each log, under the paths at which it is monitored.
public record WitnessDirectory(Path root) implements WitnessMemory {

  @Override
  public Optional<SignedCheckpoint> newest(String origin) throws IOException {
    Path file = file(origin);
    try {
      return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedException e) {
      throw new IOException("%s is no checkpoint: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void replace(SignedCheckpoint newest) throws IOException {
    WholeFile.write(file(newest.checkpoint().origin()), newest.bytes());
  }

  private Path file(String origin) {
    return root.resolve(WitnessPaths.checkpoint(origin));
  }
}
