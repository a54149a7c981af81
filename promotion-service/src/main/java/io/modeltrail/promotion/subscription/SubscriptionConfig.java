package io.modeltrail.promotion.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How webhooks are delivered, and how many there may be.
@ConfigMapping(prefix = "modeltrail.subscriptions")
interface SubscriptionConfig {

  /// Whether this instance reads the log for subscriptions and delivers.
  @WithDefault("true")
  boolean enabled();

  /// How often it is looked whether something is to be delivered.
  Duration every();

  /// Subscriptions of the installation.
  @WithDefault("100")
  int max();

  /// Deliveries of one subscription that are kept at once; further ones stay in the log until there
  /// is room.
  @WithDefault("1000")
  int pendingMax();

  /// Of one attempt, from looking up the name to the answer's head.
  @WithDefault("15S")
  Duration timeout();

  /// The waits after the first attempt, the second, and so on. After the last one it is dead.
  @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
  List<Duration> retries();

  /// For how long a secret still signs beside the one that replaced it.
  @WithDefault("24H")
  Duration rotation();

  /// Whether `http:` is allowed besides `https:`.
  @WithDefault("false")
  boolean allowHttp();

  /// Hosts, or hosts with a port, that may be at addresses that are not public.
  Optional<List<String>> internalHosts();

  /// Attempts at once, per instance.
  @WithDefault("16")
  int atOnce();

  /// Those for one subscription, by all instances.
  @WithDefault("4")
  int atOncePerSubscription();
}
