package io.modeltrail.registry.artifact.check;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// From where artifacts may be read, and how much.
@ConfigMapping(prefix = "modeltrail.artifact-checks")
interface CheckConfig {

  /// Whether this instance checks.
  @WithDefault("true")
  boolean enabled();

  /// How often it is looked whether one is due.
  Duration every();

  /// Folders beneath which `file:` artifacts may be read.
  Optional<List<Path>> folders();

  /// Hosts that `http:` and `https:` artifacts may be read from, with the port if it is not the
  /// scheme's own; never at an address that is not public.
  Optional<List<String>> hosts();

  /// The same, at whatever address.
  Optional<List<String>> internalHosts();

  /// Buckets that `s3:` artifacts may be read from, with modeltrail.artifacts.s3's credentials.
  Optional<List<String>> buckets();

  /// Of one artifact, with all its files.
  @WithDefault("20G")
  MemorySize bytesMax();

  /// Of one attempt to read one.
  @WithDefault("PT30M")
  Duration timeMax();

  /// How many are read at once, per instance.
  @WithDefault("1")
  int atOnce();

  /// How often one that cannot be read is tried.
  @WithDefault("3")
  int attempts();

  /// How long it is tried, if the place where it lies does not answer.
  @WithDefault("P1D")
  Duration awayMax();

  /// Until the second attempt; each further one waits twice as long, up to 64 times.
  @WithDefault("PT30S")
  Duration retryAfter();
}
