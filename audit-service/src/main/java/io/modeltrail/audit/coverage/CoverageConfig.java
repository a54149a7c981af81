package io.modeltrail.audit.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When it is noted what was scanned; the same for all instances.
@ConfigMapping(prefix = CoverageConfig.PREFIX)
interface CoverageConfig {

  String PREFIX = "modeltrail.coverage";

  /// How often, if anything was; set in application.properties, where the schedule looks.
  Duration every();

  /// How often at least, as a sign of life. If nothing was scanned for longer, that is noted as an
  /// outage.
  @WithDefault("PT1H")
  Duration heartbeat();
}
