package io.modeltrail.tlog.tile;

import java.io.IOException;

/// Where tiles and bundles are kept.
public interface TileStore extends TileReader {

  /// Stores for good before it returns. The same bytes may be written again, after a crash; others
  /// must be refused.
  void write(TileResource resource, byte[] bytes) throws IOException;
}
