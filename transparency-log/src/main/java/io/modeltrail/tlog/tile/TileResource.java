package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Decimal;

/// A file of a log, named by its path. What stands under a path never changes.
public sealed interface TileResource permits HashTileId, EntryBundleId {

  /// Hashes of a full tile, entries of a full bundle.
  int FULL = 256;

  /// From 0.
  long index();

  /// How many hashes or entries there are, 1 to 256.
  int width();

  /// Below the log's prefix, as `tile/0/x001/234.p/5`.
  String path();

  /// The same place with everything in it.
  TileResource full();

  default boolean isPartial() {
    return width() < FULL;
  }

  static TileResource parse(String path) throws MalformedException {
    String[] parts = path.split("/", 3);
    if (parts.length < 3 || !parts[0].equals("tile")) {
      throw new MalformedException(
          TilePath.FORMAT, "not tile/…/…: " + MalformedException.quoted(path));
    }
    TilePath place = TilePath.parse(parts[2]);
    if (parts[1].equals("entries")) {
      return new EntryBundleId(place.index(), place.width());
    }
    long level;
    try {
      level = Decimal.parse(parts[1]);
    } catch (MalformedException e) {
      throw e.in(TilePath.FORMAT, "level");
    }
    if (level > HashTileId.LEVEL_MAX) {
      throw new MalformedException(TilePath.FORMAT, "no level " + level);
    }
    return new HashTileId((int) level, place.index(), place.width());
  }
}
