package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Deposit;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Folders: manifests among the artifacts, whose files are artifacts themselves.
@ApplicationScoped
public class Folders {

  private static final int NAMED_MAX = 20;

  private static final int CACHED_MAX = 4;

  private final ArtifactStore store;
  // Of each file of a folder its manifest is asked for. What a digest names never changes.
  private final Map<Sha256, Manifest> latest =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Sha256, Manifest> eldest) {
              return size() > CACHED_MAX;
            }
          });

  public Folders(ArtifactStore store) {
    this.store = store;
  }

  /// The manifest that an artifact is; empty if it is not here, or is none.
  public Optional<Manifest> find(Sha256 sha256) throws IOException {
    Manifest cached = latest.get(sha256);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<Manifest> read = read(sha256);
    read.ifPresent(manifest -> latest.put(sha256, manifest));
    return read;
  }

  private Optional<Manifest> read(Sha256 sha256) throws IOException {
    OptionalLong size = store.size(sha256);
    if (size.isEmpty() || size.getAsLong() > Manifest.BYTES_MAX) {
      return Optional.empty();
    }
    try (InputStream bytes = store.open(sha256, 0, size.getAsLong())) {
      return Manifest.parse(bytes) instanceof Manifest.Parsed.Good good
          ? Optional.of(good.manifest())
          : Optional.empty();
    }
  }

  /// What is wrong with a manifest, or with the files that it names.
  Optional<Deposit.Refused> flaw(InputStream bytes) throws IOException {
    return switch (Manifest.parse(bytes)) {
      case Manifest.Parsed.Bad bad ->
          Optional.of(new Deposit.Refused("MANIFEST_INVALID", bad.why()));
      case Manifest.Parsed.Good good -> missing(good.manifest());
    };
  }

  private Optional<Deposit.Refused> missing(Manifest manifest) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Manifest.File file : manifest.files()) {
      OptionalLong size = store.size(file.sha256());
      if (size.isEmpty()) {
        missing.add("%s (%s)".formatted(file.path(), file.sha256()));
      } else if (size.getAsLong() != file.sizeBytes()) {
        return Optional.of(
            new Deposit.Refused(
                "MANIFEST_INVALID",
                "%s has %d bytes, the manifest says %d"
                    .formatted(file.path(), size.getAsLong(), file.sizeBytes())));
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(named(missing));
  }

  private static Deposit.Refused named(List<String> missing) {
    String some = String.join(", ", missing.subList(0, Math.min(missing.size(), NAMED_MAX)));
    String more =
        missing.size() > NAMED_MAX ? " and " + (missing.size() - NAMED_MAX) + " more" : "";
    return new Deposit.Refused("FILES_MISSING", "bring these files first: " + some + more);
  }
}
