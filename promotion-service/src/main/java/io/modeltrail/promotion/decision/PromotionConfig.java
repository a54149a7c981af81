package io.modeltrail.promotion.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How promotions are decided, besides the rules.
@ConfigMapping(prefix = "modeltrail.promotion")
public interface PromotionConfig {

  /// How long a promotion waits for its version to be registered, by the log's clock.
  @WithDefault("10M")
  Duration waitForVersion();
}
