package io.modeltrail.audit.log;

import io.modeltrail.tlog.tile.TileResource;
import java.util.Map;

/// Leaves whose reading is noted together: as many as a tile of level 1 stands for. Who reads a
/// whole log would otherwise add a note for every 256 entries to it.
///
/// @param from the first
/// @param to behind the last
/// @param count how many of them there are by now
record LeafRange(long from, long to, long count) {

  private static final long TOGETHER = (long) TileResource.FULL * TileResource.FULL;

  /// The range that a bundle stands in.
  ///
  /// @param size how many leaves there are at least
  static LeafRange of(TileResource bundle, long size) {
    long first = bundle.index() * TileResource.FULL;
    long from = first - first % TOGETHER;
    long to = from + TOGETHER;
    long there = Math.max(first + bundle.width(), Math.min(to, size));
    return new LeafRange(from, to, there - from);
  }

  Map<String, String> detail() {
    return Map.of("from", Long.toString(from), "to", Long.toString(to));
  }
}
