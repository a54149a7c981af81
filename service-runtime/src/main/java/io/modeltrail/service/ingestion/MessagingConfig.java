package io.modeltrail.service.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How the service takes part in the log.
@ConfigMapping(prefix = "modeltrail.messaging")
interface MessagingConfig {

  /// The schema registry's Confluent API, as `http://host:8080/apis/ccompat/v7`.
  URI schemaRegistryUrl();

  /// Before every topic, group and transactional id, for shared clusters, as `modeltrail.`.
  Optional<String> prefix();

  /// This instance's name: the same after a restart, another for each instance. By default host and
  /// port.
  Optional<String> instance();

  /// How many loops share this instance's partitions. By default half as many as there are
  /// processors, and no more than two.
  OptionalInt loops();

  /// Most records of one batch.
  @WithDefault("1000")
  int batchRecords();

  /// After which an instance that does not answer loses its partitions.
  @WithDefault("10S")
  Duration sessionTimeout();

  /// Longest wait between two tries while something is away.
  @WithDefault("5S")
  Duration retryDelayMax();

  /// How long a log that ends before our position is waited for, before it is read again from its
  /// start.
  @WithDefault("30S")
  Duration cutGrace();
}
