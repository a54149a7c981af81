package io.modeltrail.service.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of streams.
@ConfigMapping(prefix = "modeltrail.stream")
interface StreamConfig {

  /// Streams that are open at once, per instance. Each has a thread, and up to about 2 MiB.
  @WithDefault("50")
  int connectionsMax();

  /// After which a stream on which nothing was told says that it is alive.
  @WithDefault("15S")
  Duration heartbeat();

  /// How long a client may take to take one event before it is let go.
  @WithDefault("30S")
  Duration patience();
}
