package io.modeltrail.messaging.loop;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// How a loop runs.
///
/// @param service its name, as `registry-service`: the group's name and the dead letters' sender
/// @param instance tells this instance from others of the service. It should be the same after a
///   restart (a crashed instance is then replaced at once), and must differ between instances
/// @param prefix of topics, group and transactional ids, for shared clusters; may be empty
/// @param kafka settings for every Kafka client: `bootstrap.servers`, security
/// @param batchRecords most records of one batch
/// @param sessionTimeout after which an instance that does not answer loses its partitions
/// @param retryDelayMax longest wait between two tries while something is away
/// @param cutGrace how long a log that ends before our position is waited for, before it is taken
///   to have lost records (a new leader may be behind for a moment)
public record LoopSettings(
    String service,
    String instance,
    String prefix,
    Map<String, Object> kafka,
    int batchRecords,
    Duration sessionTimeout,
    Duration retryDelayMax,
    Duration cutGrace) {

  public LoopSettings {
    Objects.requireNonNull(service, "service is null");
    Objects.requireNonNull(instance, "instance is null");
    kafka = Map.copyOf(kafka);
    if (batchRecords < 1) {
      throw new IllegalArgumentException("batchRecords is below 1: " + batchRecords);
    }
  }

  /// The settings of one of several loops of the same instance.
  LoopSettings part(int number) {
    return new LoopSettings(
        service,
        instance + "-" + number,
        prefix,
        kafka,
        batchRecords,
        sessionTimeout,
        retryDelayMax,
        cutGrace);
  }

  /// A topic's name in the cluster.
  public String physical(String topic) {
    return prefix + topic;
  }

  /// The subject of a topic's schema.
  public String subject(String topic) {
    return physical(topic) + "-value";
  }

  public String group() {
    return prefix + service;
  }

  public String transactionalId() {
    return prefix + service + "-" + instance;
  }
}
