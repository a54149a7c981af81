package io.modeltrail.messaging.loop;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Which partition a key belongs on.
final class Partitions {

  private Partitions() {}

  static boolean isMisplaced(ConsumerRecord<byte[], byte[]> record, int partitions) {
    return record.key() != null
        && BuiltInPartitioner.partitionForKey(record.key(), partitions) != record.partition();
  }
}
