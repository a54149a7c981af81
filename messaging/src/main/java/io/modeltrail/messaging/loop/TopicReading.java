package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What is committed of a topic, read beside the group, up to where it ends when it is opened.
///
/// Not safe for use by several threads.
public final class TopicReading implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /// @param topic without the installation's prefix
  /// @throws CannotTellNow if the topic is missing
  /// @throws org.apache.kafka.common.KafkaException if the broker is away
  public TopicReading(LoopSettings settings, String topic) {
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-all-of-" + topic);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What retention removes meanwhile must not be passed over unnoticed.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = partitions(settings.physical(topic));
      begins = consumer.beginningOffsets(partitions);
      ends = consumer.endOffsets(partitions);
      rewind();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new CannotTellNow(
          "topic %s is missing; the deployment creates it, services do not".formatted(topic));
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  public Set<TopicPartition> partitions() {
    return ends.keySet();
  }

  /// Offset of the first record of a partition.
  public long begin(TopicPartition partition) {
    return begins.getOrDefault(partition, 0L);
  }

  /// Offset after the last record of a partition.
  public long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  /// About how many records there are.
  public long size() {
    return partitions().stream().mapToLong(each -> end(each) - begin(each)).sum();
  }

  /// The records of one partition, from an offset to its end.
  public List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long from) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    while (consumer.position(partition) < end(partition)) {
      found.addAll(consumer.poll(POLL).records(partition));
    }
    return found;
  }

  /// Goes back to the beginning, for [#next].
  public void rewind() {
    consumer.assign(partitions());
    begins.forEach(consumer::seek);
  }

  /// Some more records, of each partition in its order.
  ///
  /// @throws org.apache.kafka.clients.consumer.InvalidOffsetException if they are gone meanwhile
  public ConsumerRecords<byte[], byte[]> next() {
    return consumer.poll(POLL);
  }

  /// How many records are still to be read, about; 0: none.
  public long left() {
    return partitions().stream()
        .mapToLong(each -> Math.max(0, end(each) - consumer.position(each)))
        .sum();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
