package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The log of 70,000 entries, `leaf 0` to `leaf 69999`, whose root was computed by an independent
/// program.
final class LargeLog {

  static final int SIZE = 70_000;
  static final TreeHead HEAD =
      new TreeHead(
          SIZE, Vectors.hash("da0532ff7b2ee56f4067110fc964e9f27b5959f9527bfff3fa501aa7584deaf3"));

  /// By their paths.
  static final Map<String, byte[]> FILES = write();

  private LargeLog() {}

  private static Map<String, byte[]> write() {
    MemoryTiles tiles = new MemoryTiles();
    List<byte[]> entries = LongStream.range(0, SIZE).mapToObj(Vectors::leaf).toList();
    LogEdge.Growth growth = LogEdge.empty().append(entries);
    try {
      growth.writeTo(tiles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!growth.head().equals(HEAD)) {
      throw new IllegalStateException("another root: " + growth.head());
    }
    return Map.copyOf(tiles.files);
  }
}
