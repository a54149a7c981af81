package io.modeltrail.registry.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What reading may cost.
@ConfigMapping(prefix = "modeltrail.search")
interface SearchConfig {

  /// A search that takes longer is given up, and the caller told to narrow it.
  @WithDefault("5S")
  Duration timeout();

  /// Searches at once, per instance: fewer than there are connections, for the loop needs one too.
  @WithDefault("8")
  int atOnce();

  /// How long a search waits for its turn.
  @WithDefault("2S")
  Duration turn();
}
