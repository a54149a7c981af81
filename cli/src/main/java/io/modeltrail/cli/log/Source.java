package io.modeltrail.cli.log;

import io.modeltrail.tlog.tile.TileReader;
import java.io.IOException;
import java.util.Optional;

/// Where a log is read. For several threads. Its `toString` is for people.
interface Source extends TileReader {

  /// A tile, and a bundle with all the leaves that docs/audit-leaf.md allows; longer ones are not
  /// read.
  int TILE_BYTES_MAX = 256 * 32;

  int BUNDLE_BYTES_MAX = 256 * (2 + LeafReader.BYTES_MAX);

  /// The newest checkpoint as it is served; empty if there is none.
  ///
  /// @throws IOException if it cannot be read now
  Optional<byte[]> checkpoint() throws IOException;
}
