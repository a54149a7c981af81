package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.Folders;
import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/// An artifact that is kept here: read from the store, without HTTP.
record OwnOrigin(ArtifactStore store, Folders folders, Sha256 sha256) implements Origin {

  @Override
  public InputStream open() throws IOException {
    return open(sha256);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return open(
        manifest()
            .find(path)
            .map(Manifest.File::sha256)
            .orElseThrow(() -> new FileNotFoundException("the folder has no file " + path)));
  }

  /// The files of an artifact that is a folder.
  Manifest manifest() throws IOException {
    return folders
        .find(sha256)
        .orElseThrow(() -> new FileNotFoundException(sha256 + " is not kept as a folder"));
  }

  private InputStream open(Sha256 digest) throws IOException {
    OptionalLong size = store.size(digest);
    if (size.isEmpty()) {
      throw new FileNotFoundException("there is no artifact " + digest);
    }
    return store.open(digest, 0, size.getAsLong());
  }
}
