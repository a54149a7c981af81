package io.modeltrail.localstack.contract;

import io.modeltrail.avro.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics of the contract, on one node: six partitions, one replica, kept for ever, timed by
/// the broker.
public final class Topics {

  private static final int PARTITIONS = 6;
  private static final short REPLICAS = 1;
  private static final String DEAD_LETTER = ".dead-letter";

  /// What a service reads, and so may refuse a record of. Only these have dead letters.
  private static final Set<String> READ_BY_A_SERVICE = Set.of("model.trained");

  private static final Map<String, String> CONFIG =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
          TopicConfig.RETENTION_MS_CONFIG, "-1");

  /// A dead letter is the refused record, however large the topic took it, and more headers.
  private static final Map<String, String> DEAD_LETTER_CONFIG =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024));

  private Topics() {}

  /// All topics, each name behind the prefix.
  ///
  /// @param prefix for a shared cluster; empty for none
  public static List<NewTopic> all(String prefix) {
    return Contract.topics().stream()
        .map(Contract.Topic::name)
        .flatMap(name -> withDeadLetters(prefix, name))
        .toList();
  }

  /// Creates those of the topics that are missing; leaves the others as they are.
  ///
  /// @throws IllegalStateException if the broker refuses one, or does not answer
  public static void create(String bootstrapServers, String prefix) {
    var config =
        Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (var admin = Admin.create(config)) {
      for (var creation : admin.createTopics(all(prefix)).values().entrySet()) {
        try {
          creation.getValue().get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new IllegalStateException(
                "Kafka did not create the topic " + creation.getKey(), e.getCause());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while topics were created", e);
    }
  }

  private static Stream<NewTopic> withDeadLetters(String prefix, String name) {
    var topic = new NewTopic(prefix + name, PARTITIONS, REPLICAS).configs(CONFIG);
    if (!READ_BY_A_SERVICE.contains(name)) {
      return Stream.of(topic);
    }
    var deadLetters = new NewTopic(prefix + name + DEAD_LETTER, PARTITIONS, REPLICAS);
    return Stream.of(topic, deadLetters.configs(DEAD_LETTER_CONFIG));
  }
}
