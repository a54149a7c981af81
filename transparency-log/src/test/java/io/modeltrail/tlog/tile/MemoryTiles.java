package io.modeltrail.tlog.tile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tiles in memory, which tests may damage. Counts what is read.
final class MemoryTiles implements TileStore {

  final Map<String, byte[]> files = new HashMap<>();
  int reads;

  @Override
  public Optional<byte[]> read(TileResource resource) {
    reads++;
    return Optional.ofNullable(files.get(resource.path())).map(byte[]::clone);
  }

  @Override
  public void write(TileResource resource, byte[] bytes) {
    files.put(resource.path(), bytes);
  }
}
