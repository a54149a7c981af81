package io.modeltrail.registry.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What can be set of registration.
@ConfigMapping(prefix = "modeltrail.registry")
interface RegistryConfig {

  /// How long a request for deployment, or an assessment, waits for its run or version to be told
  /// of.
  @WithDefault("PT10M")
  Duration waitForRun();
}
