package io.modeltrail.messaging.loop;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The Kafka clients of a loop, and why they are set as they are.
final class LoopClients {

  static {
    Compression.loadNative();
  }

  private LoopClients() {}

  static Map<String, Object> admin(LoopSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-admin");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return config;
  }

  static KafkaConsumer<byte[], byte[]> consumer(LoopSettings settings, BoundedValues values) {
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.transactionalId());
    // A crashed instance that comes back takes its partitions again at once, without waiting for
    // the session's end.
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.transactionalId());
    config.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) settings.sessionTimeout().toMillis());
    config.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        (int) settings.sessionTimeout().toMillis() / 3);
    // Partition p of each topic is on one instance.
    config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // The loop seeks; an offset that falls out of the log under it is for the loop to judge.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRecords());
    // The longest that one batch may take before the instance counts as stuck.
    config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
    config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000); // topics created after the start
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), values);
  }
}
