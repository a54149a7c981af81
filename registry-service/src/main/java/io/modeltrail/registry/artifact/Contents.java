package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.Content;
import io.modeltrail.registry.artifact.store.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is asked of what is brought, by its content type.
@ApplicationScoped
class Contents {

  static final String MANIFEST = "application/vnd.modeltrail.files+json";

  private final Content bytes;
  private final Content manifest;

  Contents(ArtifactConfig config, Folders folders) {
    this.bytes = Content.bytes(config.bytesMax().asLongValue());
    this.manifest = new Content(Manifest.BYTES_MAX, folders::flaw);
  }

  Content of(@Nullable String type) {
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.equals(MANIFEST) ? manifest : bytes;
  }
}
