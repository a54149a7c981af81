package io.modeltrail.registry.artifact;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where artifacts are kept, and how many bytes are taken.
@ConfigMapping(prefix = "modeltrail.artifacts")
interface ArtifactConfig {

  enum Kind {
    FOLDER,
    S3
  }

  @WithDefault("folder")
  Kind store();

  /// Of the store that is a folder, and of what is under way to either store. Instances that share
  /// a store should share it too.
  Path folder();

  /// The registry's address as its users have it: what artifacts' URIs begin with.
  @WithDefault("http://localhost:8081")
  URI baseUrl();

  /// Of one artifact.
  @WithDefault("20G")
  MemorySize bytesMax();

  /// How many are taken at once, per instance.
  @WithDefault("8")
  int uploadsAtOnce();

  /// How long what an interrupted upload left is kept.
  @WithDefault("P1D")
  Duration uploadsKept();

  /// What must stay free in the folder's file system.
  @WithDefault("256M")
  MemorySize freeBytesMin();

  /// The key that links are signed with: 32 bytes at least. Without one, there are no links.
  Optional<Path> linkKeyFile();

  S3 s3();

  /// A bucket of S3, or of what speaks like it.
  interface S3 {
    Optional<String> bucket();

    /// Of all keys, as `modeltrail/`.
    Optional<String> prefix();

    /// Of a server that is not AWS's.
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    /// `https://host/bucket/key` instead of `https://bucket.host/key`.
    @WithDefault("false")
    boolean pathStyle();

    /// With secretKey; without both, the SDK looks for credentials in its own ways.
    Optional<String> accessKey();

    Optional<String> secretKey();

    /// Of one part of a large artifact. S3 takes 10,000 parts.
    @WithDefault("64M")
    MemorySize partBytes();
  }
}
