package io.modeltrail.tlog.tile;

import java.io.IOException;
import java.util.Optional;

/// Where tiles and bundles are read: a folder, a database, somebody's server. Nothing that comes
/// from it is trusted.
@FunctionalInterface
public interface TileReader {

  /// The bytes as they are served; empty if there are none. A partial one may be missing when the
  /// full one is there, which is then asked for.
  Optional<byte[]> read(TileResource resource) throws IOException;
}
