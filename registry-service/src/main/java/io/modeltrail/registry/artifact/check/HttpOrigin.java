package io.modeltrail.registry.artifact.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;

/// A file on a server, or the files below an address.
record HttpOrigin(Fetcher fetcher, URI uri) implements Origin {

  @Override
  public InputStream open() throws IOException {
    return fetcher.open(uri);
  }

  @Override
  public InputStream open(String path) throws IOException {
    String folder = uri.getPath().endsWith("/") ? uri.getPath() : uri.getPath() + "/";
    try {
      return fetcher.open(
          new URI(uri.getScheme(), uri.getAuthority(), folder + path, uri.getQuery(), null));
    } catch (URISyntaxException e) {
      throw new IOException("no address can be made of " + path, e);
    }
  }
}
