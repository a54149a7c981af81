package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/// A file on a server, or the files below an address.
record HttpOrigin(Fetcher fetcher, URI uri) implements Origin {

  @Override
  public InputStream open() throws IOException {
    return fetcher.open(uri);
  }

  /// What is encoded in the folder's address stays as it is; the path is encoded wholly.
  @Override
  public InputStream open(String path) throws IOException {
    String folder = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String file = folder + FolderPath.encoded(path) + query;
    return fetcher.open(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + file));
  }
}
