package io.modeltrail.tlog.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// Tiles and bundles in a folder, under the paths at which a web server would serve them. A file is
/// there whole or not at all, also after a crash.
public record TileDirectory(Path root) implements TileStore {

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(resource.path())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// @throws DamagedLogException if other bytes are there already
  @Override
  public void write(TileResource resource, byte[] bytes) throws IOException {
    Optional<byte[]> there = read(resource);
    if (there.isPresent()) {
      if (!Arrays.equals(there.get(), bytes)) {
        throw new DamagedLogException(resource, "is there already, with other bytes");
      }
      return;
    }
    Path file = root.resolve(resource.path());
    Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Path temporary = Files.createTempFile(folder, ".writing-", "");
    try {
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    // Without this the file's name may be lost with the machine's power.
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
