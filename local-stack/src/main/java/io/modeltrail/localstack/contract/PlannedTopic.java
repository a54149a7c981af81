package io.modeltrail.localstack.contract;

import io.modeltrail.avro.Contract.Topic;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/// A topic as it is to be created: one of the contract's, or the dead letters of one.
///
/// @param name its name in the cluster, the prefix included
/// @param config what differs from the broker's defaults
/// @param writers services, and groups of tokens, that may write it
/// @param readers services, and groups of tokens, that may read it
record PlannedTopic(
    String name,
    Sizing sizing,
    SortedMap<String, String> config,
    List<String> writers,
    List<String> readers) {

  private static final String DEAD_LETTER = ".dead-letter";

  /// A dead letter is the refused record, however large the topic took it, and more headers.
  private static final String DEAD_LETTER_BYTES = Integer.toString(2 * 1024 * 1024);

  /// All that these topics of the contract need.
  static List<PlannedTopic> of(Collection<Topic> topics, String prefix, Sizing sizing) {
    return topics.stream().flatMap(topic -> of(topic, prefix, sizing)).toList();
  }

  private static Stream<PlannedTopic> of(Topic topic, String prefix, Sizing sizing) {
    var own = topic.onePartition() ? new Sizing(1, sizing.replicas()) : sizing;
    var name = prefix + topic.name();
    var config = config(own);
    if (topic.compacted()) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
    var planned = new PlannedTopic(name, own, config, topic.writers(), topic.readers());
    if (topic.refusedBy().isEmpty()) {
      return Stream.of(planned);
    }
    var larger = config(own);
    larger.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_BYTES);
    return Stream.of(
        planned,
        new PlannedTopic(
            name + DEAD_LETTER, own, larger, topic.refusedBy(), topic.deadLettersReadBy()));
  }

  /// Timed by the broker, kept for ever.
  private static SortedMap<String, String> config(Sizing sizing) {
    var config = new TreeMap<>(sizing.config());
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    return config;
  }
}
