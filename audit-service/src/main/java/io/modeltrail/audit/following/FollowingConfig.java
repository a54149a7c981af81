package io.modeltrail.audit.following;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the trail is worked through behind those who fill it.
@ConfigMapping(prefix = "modeltrail.following")
interface FollowingConfig {

  /// How often it is looked for entries that came; set in application.properties, where the
  /// schedule looks.
  Duration every();

  /// Most entries that are looked at in one transaction.
  @WithDefault("500")
  int entriesAtOnce();
}
