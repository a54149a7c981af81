package io.modeltrail.registry.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What can be set of registration.
@ConfigMapping(prefix = "modeltrail.registry")
interface RegistryConfig {

  /// How long a request for deployment waits for its run to be told of.
  @WithDefault("PT10M")
  Duration waitForRun();
}
