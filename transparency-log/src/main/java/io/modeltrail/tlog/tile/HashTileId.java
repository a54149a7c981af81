package io.modeltrail.tlog.tile;

/// Which tile of hashes.
///
/// @param level 0: hashes of entries; above: roots of full tiles of the level beneath
/// @param index from 0
/// @param width 1 to 256
public record HashTileId(int level, long index, int width) implements TileResource {

  public static final int LEVEL_MAX = 63;

  public HashTileId {
    if (level < 0 || level > LEVEL_MAX) {
      throw new IllegalArgumentException("no level " + level);
    }
    new TilePath(index, width);
  }

  @Override
  public String path() {
    return "tile/" + level + "/" + new TilePath(index, width).text();
  }

  @Override
  public HashTileId full() {
    return new HashTileId(level, index, FULL);
  }

  /// The full tile that a hash of this one is the root of.
  HashTileId child(int hash) {
    return new HashTileId(level - 1, index * FULL + hash, FULL);
  }

  /// The first entry that it is about.
  long firstEntry() {
    return (index * FULL) << (HashTile.HEIGHT * level);
  }

  /// The entry after the last that it is about.
  long endEntry() {
    return (index * FULL + width) << (HashTile.HEIGHT * level);
  }

  @Override
  public String toString() {
    return path();
  }
}
