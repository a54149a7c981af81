package io.modeltrail.localstack.contract;

import io.modeltrail.avro.Contract;
import io.modeltrail.avro.Contract.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics of the contract, on one node: six partitions where one is not said, one replica, kept
/// for ever, timed by the broker.
public final class Topics {

  private Topics() {}

  /// All topics of an installation with these environments, each name behind the prefix.
  ///
  /// @param prefix for a shared cluster; empty for none
  public static List<NewTopic> all(String prefix, Collection<String> environments) {
    return planned(prefix, Contract.topics(environments));
  }

  /// Creates those of the topics that are missing, for the default environments.
  ///
  /// @throws IllegalStateException if the broker refuses one, or does not answer
  public static void create(String bootstrapServers, String prefix) {
    create(bootstrapServers, prefix, DefaultEnvironments.NAMES);
  }

  /// Creates those of the topics that are missing; leaves the others as they are.
  ///
  /// @throws IllegalStateException if the broker refuses one, or does not answer
  public static void create(
      String bootstrapServers, String prefix, Collection<String> environments) {
    create(bootstrapServers, prefix, Contract.topics(environments));
  }

  /// Creates those of some topics that are missing, and of their dead letters.
  public static void create(String bootstrapServers, String prefix, List<Topic> topics) {
    create(bootstrapServers, planned(prefix, topics));
  }

  static List<NewTopic> planned(String prefix, Collection<Topic> topics) {
    return PlannedTopic.of(topics, prefix, Sizing.ONE_NODE).stream()
        .map(
            topic ->
                new NewTopic(
                        topic.name(),
                        topic.sizing().partitions(),
                        (short) topic.sizing().replicas())
                    .configs(topic.config()))
        .toList();
  }

  static void create(String bootstrapServers, Collection<NewTopic> topics) {
    var config =
        Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (var admin = Admin.create(config)) {
      for (var creation : admin.createTopics(topics).values().entrySet()) {
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
}
