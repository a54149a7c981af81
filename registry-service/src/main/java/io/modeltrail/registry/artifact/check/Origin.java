package io.modeltrail.registry.artifact.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Where an artifact lies.
interface Origin {

  /// The artifact's bytes.
  ///
  /// @throws IOException if it cannot be read now, or may not be
  InputStream open() throws IOException;

  /// The bytes of a file of an artifact that is a folder.
  InputStream open(String path) throws IOException;

  /// The paths of all files, where they can be listed.
  ///
  /// @param filesMax when to stop
  /// @param budget how long it may take
  default Optional<List<String>> list(int filesMax, Budget budget) throws IOException {
    return Optional.empty();
  }
}
