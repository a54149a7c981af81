package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.UUID;

/// A partition in a note's detail: `<topic>/<topicId>/<partition>`.
final class PartitionName {

  /// As long as Kafka lets them be.
  private static final int TOPIC_LENGTH_MAX = 249;

  private PartitionName() {}

  static String of(Partition partition) {
    return partition.topic() + "/" + partition.topicId() + "/" + partition.number();
  }

  /// Whether a key of a note's detail names a partition. All others have no slash.
  static boolean isOne(String key) {
    return key.contains("/");
  }

  /// @throws IllegalArgumentException if it is none that [#of] made
  static Partition parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || parts[0].isEmpty() || parts[0].length() > TOPIC_LENGTH_MAX) {
      throw new IllegalArgumentException("\"%s\" names no partition".formatted(text));
    }
    Partition partition =
        new Partition(UUID.fromString(parts[1]), parts[0], Integer.parseInt(parts[2]));
    if (!of(partition).equals(text) || partition.number() < 0) {
      throw new IllegalArgumentException("\"%s\" names no partition".formatted(text));
    }
    return partition;
  }
}
