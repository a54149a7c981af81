package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What was signed last, in a file of this machine.
///
/// @param file replaced as a whole
record CheckpointFile(Path file) implements Keeping {

  @Override
  public List<SignedCheckpoint> newest() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
    } catch (MalformedException e) {
      throw new DamagedTrail("%s holds no checkpoint: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void keep(SignedCheckpoint checkpoint) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true); // the name, too
    }
  }
}
