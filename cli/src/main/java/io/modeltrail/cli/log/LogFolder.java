package io.modeltrail.cli.log;

import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.TileResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A copy of a log in a folder, under the paths at which it was served.
record LogFolder(Path root) implements Source {

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    return read(root.resolve("checkpoint"), Note.BYTES_MAX);
  }

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    int most = resource instanceof EntryBundleId ? BUNDLE_BYTES_MAX : TILE_BYTES_MAX;
    Optional<byte[]> bytes = read(root.resolve(resource.path()), most);
    if (bytes.isPresent() && bytes.get().length > most) {
      throw new DamagedLogException(resource, "has more than %d bytes".formatted(most));
    }
    return bytes;
  }

  private static Optional<byte[]> read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(most + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
