package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// How far a service, with all its instances, has got. Tells an event that is still to come from
/// one that never was.
public final class Reach implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;

  private final Set<String> topics;
  private final DataSource dataSource;
  private final Admin admin;

  /// @param topics that the service reads; of topics that match, nobody asks for an event
  public Reach(LoopSettings settings, Intake.Topics topics, DataSource dataSource) {
    this.topics =
        switch (topics) {
          case Intake.Topics.Named(Set<String> names) ->
              names.stream().map(settings::physical).collect(Collectors.toSet());
          case Intake.Topics.Matching matching -> Set.of();
        };
    this.dataSource = dataSource;
    this.admin = Admin.create(LoopClients.admin(settings));
  }

  /// Where the service's topics ended at a moment.
  public record Mark(Map<TopicPartition, Long> ends, Map<TopicPartition, UUID> topicIds) {}

  /// Whether all that stands in the service's topics at this moment is applied.
  ///
  /// @throws CannotTellNow if the broker does not say
  public boolean isAtEnd() throws SQLException {
    return hasPassed(mark());
  }

  /// Where the topics end at this moment.
  ///
  /// @throws CannotTellNow if the broker does not say
  public Mark mark() {
    Map<TopicPartition, UUID> topicIds = new HashMap<>();
    return new Mark(ends(topicIds), topicIds);
  }

  /// Whether all that stood in the topics then is applied now.
  public boolean hasPassed(Mark mark) throws SQLException {
    Map<UUID, Map<Integer, Long>> applied = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      Positions.applied(connection)
          .forEach(
              (partition, offset) ->
                  applied
                      .computeIfAbsent(partition.topicId(), unused -> new HashMap<>())
                      .put(partition.number(), offset));
    }
    return mark.ends.entrySet().stream()
        .allMatch(
            end -> {
              UUID topicId = mark.topicIds.getOrDefault(end.getKey(), new UUID(0, 0));
              Map<Integer, Long> ofTopic = applied.getOrDefault(topicId, Map.of());
              return ofTopic.getOrDefault(end.getKey().partition(), 0L) >= end.getValue();
            });
  }

  private Map<TopicPartition, Long> ends(Map<TopicPartition, UUID> partitions) {
    try {
      Map<String, TopicDescription> described =
          admin.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription topic : described.values()) {
        UUID id =
            new UUID(
                topic.topicId().getMostSignificantBits(),
                topic.topicId().getLeastSignificantBits());
        topic
            .partitions()
            .forEach(
                info -> {
                  TopicPartition at = new TopicPartition(topic.name(), info.partition());
                  partitions.put(at, id);
                  latest.put(at, OffsetSpec.latest());
                });
      }
      Map<TopicPartition, ListOffsetsResultInfo> offsets =
          admin
              .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
              .all()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, Long> ends = new HashMap<>();
      offsets.forEach((at, info) -> ends.put(at, info.offset()));
      return ends;
    } catch (ExecutionException | TimeoutException e) {
      throw new CannotTellNow("the broker does not say how far the log goes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
