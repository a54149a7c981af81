package io.modeltrail.promotion.announcement;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// The topic that an environment's promotions are told on.
///
/// @param name in the cluster
/// @param id Kafka's own: a topic that was deleted and created again has another
public record PromotedTopic(String environment, String name, UUID id, int partitions) {

  public List<TopicPartition> places() {
    return IntStream.range(0, partitions)
        .mapToObj(number -> new TopicPartition(name, number))
        .toList();
  }
}
