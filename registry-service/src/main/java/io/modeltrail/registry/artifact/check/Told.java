package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Sha256;
import java.util.List;
import java.util.OptionalLong;

/// What was told of a version's artifact.
///
/// @param layout FILE, DIRECTORY or OCI
/// @param files of a DIRECTORY; may be empty for one that is kept here
record Told(Sha256 sha256, String uri, String layout, List<File> files) {

  /// @param sizeBytes empty if it was not told
  record File(String path, Sha256 sha256, OptionalLong sizeBytes) {}
}
