package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import java.io.IOException;
import java.util.Optional;

/// Reads tiles and bundles of the right length, partial ones out of the full one if need be. What
/// they say is not verified here.
record Stored(TileReader reader) {

  HashTile tile(HashTileId id) throws IOException {
    Optional<byte[]> bytes = reader.read(id);
    try {
      if (bytes.isPresent()) {
        return HashTile.parse(id, bytes.get());
      }
      return HashTile.parse(id.full(), full(id)).cut(id.width());
    } catch (MalformedException e) {
      throw new DamagedLogException(id, e.detail());
    }
  }

  EntryBundle bundle(EntryBundleId id) throws IOException {
    Optional<byte[]> bytes = reader.read(id);
    try {
      if (bytes.isPresent()) {
        return EntryBundle.parse(id, bytes.get());
      }
      return EntryBundle.parse(id.full(), full(id)).cut(id.width());
    } catch (MalformedException e) {
      throw new DamagedLogException(id, e.detail());
    }
  }

  /// A log that has grown may have dropped what was partial.
  private byte[] full(TileResource partial) throws IOException {
    Optional<byte[]> bytes = partial.isPartial() ? reader.read(partial.full()) : Optional.empty();
    return bytes.orElseThrow(() -> new DamagedLogException(partial, "missing"));
  }
}
