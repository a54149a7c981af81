package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.FolderPath;
import io.modeltrail.registry.artifact.store.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/// The addresses of the artifacts that are kept here.
@ApplicationScoped
public class ArtifactPlace {

  static final String PATH = "/artifacts/";

  private final String base;

  ArtifactPlace(ArtifactConfig config) {
    URI url = config.baseUrl();
    if (url.getScheme() == null || url.getHost() == null) {
      throw new IllegalStateException(
          "modeltrail.artifacts.base-url must be as http://host:8081, found " + url);
    }
    this.base = url.toString().replaceAll("/+$", "");
  }

  /// What an event names as the artifact's URI.
  String uri(Sha256 sha256) {
    return base + href(sha256);
  }

  /// An address with a host, of a path here.
  String url(String href) {
    return base + href;
  }

  static String href(Sha256 sha256) {
    return PATH + sha256;
  }

  /// Of something in a folder, as `files/config.json`.
  static String href(Sha256 sha256, String within) {
    return href(sha256) + "/" + FolderPath.encoded(within);
  }

  /// The artifact that a URI names, if it is one of ours.
  public Optional<Sha256> own(String uri) {
    return uri.startsWith(base + PATH)
        ? Sha256.parse(uri.substring(base.length() + PATH.length()))
        : Optional.empty();
  }
}
