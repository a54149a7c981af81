package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Where artifacts are, each under the digest of its bytes. What is here is whole, and never
/// changes. Safe for use by several threads and, over the same place, by several instances.
///
/// An [IOException] means that the store does not answer now; try again.
public sealed interface ArtifactStore permits FolderStore, S3Store {

  /// The size of an artifact in bytes, if it is here.
  OptionalLong size(Sha256 sha256) throws IOException;

  /// The bytes of an artifact that is here, or some of them. The caller closes it, also before its
  /// end.
  ///
  /// @param from the first byte, from 0
  /// @param length how many bytes; not more than there are
  InputStream open(Sha256 sha256, long from, long length) throws IOException;

  /// Keeps a file whose bytes have this digest, and takes the file away. It is here wholly or not
  /// at all, also after a crash. If it is here already, nothing changes.
  void keep(Sha256 sha256, Path whole) throws IOException;
}
