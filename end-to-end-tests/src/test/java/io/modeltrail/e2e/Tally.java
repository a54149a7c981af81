package io.modeltrail.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts the committed records of some topics as they come.
final class Tally implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Integer> counts = new HashMap<>();

  Tally(String bootstrapServers, List<String> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// All that is committed by now. A poll that brings nothing does not say that there is nothing:
  /// on a busy machine it comes back before the broker's answer.
  int of(String topic) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(LOOK).forEach(record -> counts.merge(record.topic(), 1, Integer::sum));
    }
    return counts.getOrDefault(topic, 0);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
