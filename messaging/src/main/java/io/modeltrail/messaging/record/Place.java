package io.modeltrail.messaging.record;

import java.util.Objects;
import java.util.UUID;

/// One place in the log. The topic's id is part of it: a topic that was deleted and created again
/// has the same name and the same offsets, but is another log.
///
/// @param topicId Kafka's id of the topic
/// @param topic its name, without the installation's prefix
/// @param partition from 0
/// @param offset from 0
public record Place(UUID topicId, String topic, int partition, long offset) {

  public Place {
    Objects.requireNonNull(topicId, "topicId is null");
    Objects.requireNonNull(topic, "topic is null");
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException("not a place: " + partition + ", " + offset);
    }
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
