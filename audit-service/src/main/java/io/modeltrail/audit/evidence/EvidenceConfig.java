package io.modeltrail.audit.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of bundles.
@ConfigMapping(prefix = "modeltrail.evidence")
interface EvidenceConfig {

  /// Most entries of one.
  @WithDefault("10000")
  int entriesMax();

  /// Most bytes of the records of one, before they are compressed.
  @WithDefault("256M")
  MemorySize bytesMax();

  /// How many are made at once, by each instance. Each has up to about 16 MiB.
  @WithDefault("4")
  int atOnce();

  /// How long one waits for its turn.
  @WithDefault("5S")
  Duration turn();
}
