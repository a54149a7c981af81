package io.modeltrail.cli.log;

import java.util.UUID;

/// Where the record of an entry stood in Kafka.
record LeafPlace(String topic, UUID topicId, int partition, long offset) {

  @Override
  public String toString() {
    return "topic %s (%s), partition %d, offset %d".formatted(topic, topicId, partition, offset);
  }
}
