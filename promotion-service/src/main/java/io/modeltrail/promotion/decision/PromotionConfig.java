package io.modeltrail.promotion.decision;

import io.modeltrail.promotion.ladder.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How promotions are decided, besides the rules.
@ConfigMapping(prefix = "modeltrail.promotion")
public interface PromotionConfig {

  /// How long a promotion waits for its version to be registered, by the log's clock.
  @WithDefault("10M")
  Duration waitForVersion();

  /// How many promotions of a model to an environment can wait at once, for whatever they wait. One
  /// more is refused.
  @WithDefault("50")
  int openMax();

  static Limits limits(PromotionConfig config) {
    return new Limits(config.waitForVersion(), config.openMax());
  }
}
