package io.modeltrail.messaging.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Which partition a key belongs on.
final class Partitions {

  private Partitions() {}

  /// How many records stand on another partition than Kafka's default partitioner chooses for their
  /// key.
  ///
  /// @param partitionCount tells a topic's number of partitions
  static long misplaced(
      ConsumerRecords<byte[], byte[]> records, ToIntFunction<String> partitionCount) {
    Map<String, Integer> counts = new HashMap<>();
    return StreamSupport.stream(records.spliterator(), false)
        .filter(
            record ->
                isMisplaced(
                    record, counts.computeIfAbsent(record.topic(), partitionCount::applyAsInt)))
        .count();
  }

  private static boolean isMisplaced(ConsumerRecord<byte[], byte[]> record, int partitions) {
    return record.key() != null
        && BuiltInPartitioner.partitionForKey(record.key(), partitions) != record.partition();
  }
}
