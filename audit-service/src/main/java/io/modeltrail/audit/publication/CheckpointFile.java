package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

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
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    if (newest().stream().anyMatch(kept -> isLarger(kept, checkpoint))) {
      return; // Another instance, which uses the same folder, was quicker.
    }
    Path part = Files.createTempFile(folder, "checkpoint", ".part");
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static boolean isLarger(SignedCheckpoint one, SignedCheckpoint other) {
    return one.checkpoint().head().size() > other.checkpoint().head().size();
  }
}
