package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.Positions.Partition;
import io.modeltrail.messaging.wire.CannotTellNow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Where topics end at this moment, for who reads what is committed.
public final class LogEnds implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;

  private final LoopSettings settings;
  private final Admin admin;

  public LogEnds(LoopSettings settings) {
    this.settings = settings;
    this.admin = Admin.create(LoopClients.admin(settings));
  }

  /// The offset that comes next in each partition of those topics that there are.
  ///
  /// @param topics names without the installation's prefix
  /// @throws CannotTellNow if the broker does not say
  public Map<Partition, Long> of(Collection<String> topics) {
    Map<TopicPartition, Partition> partitions = new HashMap<>();
    admin
        .describeTopics(topics.stream().map(settings::physical).distinct().toList())
        .topicNameValues()
        .values()
        .forEach(answer -> partitions.putAll(partitions(answer)));
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.keySet().forEach(at -> latest.put(at, OffsetSpec.latest()));
    Map<Partition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .orElseThrow(() -> new CannotTellNow("a topic was deleted a moment ago"))
        .forEach((at, end) -> ends.put(Objects.requireNonNull(partitions.get(at)), end.offset()));
    return ends;
  }

  /// @return empty if there is no such topic
  private Map<TopicPartition, Partition> partitions(KafkaFuture<TopicDescription> question) {
    Map<TopicPartition, Partition> partitions = new HashMap<>();
    answer(question).ifPresent(topic -> add(topic, partitions));
    return partitions;
  }

  private void add(TopicDescription topic, Map<TopicPartition, Partition> to) {
    UUID id = TopicIds.id(topic);
    String name = topic.name().substring(settings.prefix().length());
    topic
        .partitions()
        .forEach(
            info ->
                to.put(
                    new TopicPartition(topic.name(), info.partition()),
                    new Partition(id, name, info.partition())));
  }

  /// @return empty if there is no such topic
  private static <T> Optional<T> answer(KafkaFuture<T> question) {
    try {
      return Optional.of(question.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new CannotTellNow("the broker does not say how far the log goes", e);
    } catch (TimeoutException e) {
      throw new CannotTellNow("the broker does not say how far the log goes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
