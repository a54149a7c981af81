package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.ArtifactPlace;
import io.modeltrail.registry.artifact.Folders;
import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Sha256;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/// Which artifacts can be read by this registry, by their URIs and the settings alone.
@ApplicationScoped
public class ReadableArtifacts {

  private static final String S3 = "s3://";

  private final ArtifactPlace place;
  private final ArtifactStore store;
  private final Folders folders;
  private final S3Client s3;
  private final Reach reach;

  /// What the settings allow.
  private record Reach(List<Path> roots, Set<String> buckets, Hosts hosts, Fetcher fetcher) {

    static Reach of(CheckConfig config) {
      Hosts hosts = Hosts.of(config.hosts(), config.internalHosts());
      List<Path> roots =
          config.folders().orElse(List.of()).stream()
              .map(root -> root.toAbsolutePath().normalize())
              .toList();
      return new Reach(
          roots, Set.copyOf(config.buckets().orElse(List.of())), hosts, new Fetcher(hosts));
    }
  }

  ReadableArtifacts(
      ArtifactPlace place, ArtifactStore store, Folders folders, S3Client s3, CheckConfig config) {
    this.place = place;
    this.store = store;
    this.folders = folders;
    this.s3 = s3;
    this.reach = Reach.of(config);
  }

  /// Whether something can be said of an artifact: the settings let the registry read it, or it is
  /// an OCI reference, of which only the digest is looked at. Asks nobody.
  public boolean canRead(String uri) {
    return OciReference.is(uri) || origin(uri).isPresent();
  }

  /// How to read an artifact; empty if it may not be, or not in any way that is known.
  Optional<Origin> origin(String uri) {
    Optional<Sha256> own = place.own(uri);
    if (own.isPresent()) {
      return Optional.of(new OwnOrigin(store, folders, own.get()));
    }
    URI parsed;
    try {
      parsed = URI.create(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return switch (String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT)) {
      case "file" -> file(parsed);
      case "http", "https" ->
          reach.hosts.allow(parsed)
              ? Optional.of(new HttpOrigin(reach.fetcher, parsed))
              : Optional.empty();
      case "s3" -> s3(uri);
      default -> Optional.empty();
    };
  }

  private Optional<Origin> file(URI uri) {
    try {
      Path path = Path.of(AsciiUri.of(uri)).normalize();
      return reach.roots.stream()
          .filter(root -> path.startsWith(root) && !path.equals(root))
          .findFirst()
          .map(root -> new FileOrigin(root, path));
    } catch (IllegalArgumentException e) { // a host, a query, or no absolute path
      return Optional.empty();
    }
  }

  /// Keys are no paths: nothing in them is decoded or left out.
  private Optional<Origin> s3(String uri) {
    if (!uri.regionMatches(true, 0, S3, 0, S3.length())) {
      return Optional.empty(); // as s3:a
    }
    String[] parts = uri.substring(S3.length()).split("/", 2);
    return parts.length == 2 && !parts[1].isEmpty() && reach.buckets.contains(parts[0])
        ? Optional.of(new S3Origin(s3, parts[0], parts[1]))
        : Optional.empty();
  }

  @PreDestroy
  void close() throws IOException {
    reach.fetcher.close();
  }
}
