package io.modeltrail.localstack.contract;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// How large an installation's topics are.
///
/// @param partitions of each topic that has several
/// @param replicas of each partition
public record Sizing(int partitions, int replicas) {

  /// One node: what is written survives the broker's process, not its machine.
  public static final Sizing ONE_NODE = new Sizing(6, 1);

  private static final int MOST_PARTITIONS = 10_000;

  public Sizing {
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw new IllegalArgumentException(
          "not a number of partitions (1 to %d): %d".formatted(MOST_PARTITIONS, partitions));
    }
    if (replicas < 1 || replicas > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "not a number of replicas (1 to %d): %d".formatted(Short.MAX_VALUE, replicas));
    }
  }

  /// With three replicas or more, a record is acknowledged when two have it: one broker may be
  /// lost, and another may be away meanwhile. With fewer there is nothing to choose.
  Map<String, String> config() {
    return replicas < 3 ? Map.of() : Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
  }
}
