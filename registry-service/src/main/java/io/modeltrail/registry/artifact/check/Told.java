package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import java.util.List;

/// What was told of a version's artifact.
///
/// @param layout FILE, DIRECTORY or OCI
/// @param files of a DIRECTORY; may be empty for one that is kept here
record Told(Sha256 sha256, String uri, String layout, List<Manifest.File> files) {}
