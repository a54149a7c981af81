package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
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
    WholeFile.write(root.resolve(resource.path()), bytes);
  }
}
