package io.modeltrail.tlog.tile;

/// Which bundle of entries. It holds those whose hashes stand in the tile of level 0 with the same
/// index.
///
/// @param index from 0
/// @param width 1 to 256
public record EntryBundleId(long index, int width) implements TileResource {

  public EntryBundleId {
    new TilePath(index, width);
  }

  /// The bundle in which an entry is found, in a log of a size.
  ///
  /// @throws IndexOutOfBoundsException if it is in none
  public static EntryBundleId of(long entry, long size) {
    if (entry < 0 || entry >= size) {
      throw new IndexOutOfBoundsException(
          "there is no entry %d in a log of size %d".formatted(entry, size));
    }
    long index = entry / FULL;
    return new EntryBundleId(index, (int) Math.min(FULL, size - index * FULL));
  }

  @Override
  public String path() {
    return "tile/entries/" + new TilePath(index, width).text();
  }

  @Override
  public EntryBundleId full() {
    return new EntryBundleId(index, FULL);
  }

  @Override
  public String toString() {
    return path();
  }
}
