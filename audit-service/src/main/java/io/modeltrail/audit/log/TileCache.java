package io.modeltrail.audit.log;

import io.modeltrail.tlog.tile.HashTileId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tiles of hashes that were asked for last. What stands under a path never changes, so none of
/// them grows old.
final class TileCache {

  private final Map<HashTileId, byte[]> tiles;

  /// @param most so many are kept
  TileCache(int most) {
    this.tiles =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<HashTileId, byte[]> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<byte[]> find(HashTileId tile) {
    return Optional.ofNullable(tiles.get(tile));
  }

  synchronized void keep(HashTileId tile, byte[] hashes) {
    tiles.put(tile, hashes);
  }
}
