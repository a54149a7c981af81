package io.modeltrail.localstack.rebuild;

import io.modeltrail.avro.Contract;
import io.modeltrail.avro.Contract.Topic;
import io.modeltrail.localstack.stack.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Where the log ended at a moment, in the topics that a service decides about: in those of which
/// it refuses bad records.
///
/// @param offsets by partition; where a transaction ended counts as well
record LogEnd(Map<Partition, Long> offsets) {

  /// @param topicId the same for as long as the topic is not deleted
  record Partition(UUID topicId, int number) {}

  LogEnd {
    offsets = Map.copyOf(offsets);
  }

  /// Where it ends now.
  static LogEnd of(String bootstrapServers, Service service) throws InterruptedException {
    var topics =
        Contract.topics().stream()
            .filter(topic -> topic.refusedBy().contains(service.module()))
            .map(Topic::name)
            .toList();
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(config)) {
      Map<TopicPartition, Partition> partitions = new HashMap<>();
      for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        var id =
            new UUID(
                topic.topicId().getMostSignificantBits(),
                topic.topicId().getLeastSignificantBits());
        for (var info : topic.partitions()) {
          partitions.put(
              new TopicPartition(topic.name(), info.partition()),
              new Partition(id, info.partition()));
        }
      }
      return new LogEnd(offsets(admin, partitions));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not say how far the log goes", e.getCause());
    }
  }

  long records() {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How much of it a service has taken into its database.
  long appliedIn(Connection connection) throws SQLException {
    long applied = 0;
    try (var statement = connection.createStatement()) {
      try (var table = statement.executeQuery("SELECT to_regclass('messaging.position')")) {
        if (!table.next() || table.getString(1) == null) {
          return 0; // it has not begun
        }
      }
      try (var row =
          statement.executeQuery("SELECT topic_id, partition, applied FROM messaging.position")) {
        while (row.next()) {
          var partition = new Partition(row.getObject(1, UUID.class), row.getInt(2));
          applied += Math.min(row.getLong(3), offsets.getOrDefault(partition, 0L));
        }
      }
    }
    return applied;
  }

  private static Map<Partition, Long> offsets(
      Admin admin, Map<TopicPartition, Partition> partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<Partition, Long> offsets = new HashMap<>();
    for (var end : admin.listOffsets(latest, committed).all().get().entrySet()) {
      offsets.put(partitions.get(end.getKey()), end.getValue().offset());
    }
    return offsets;
  }
}
