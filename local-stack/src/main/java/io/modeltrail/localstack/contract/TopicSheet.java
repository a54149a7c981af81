package io.modeltrail.localstack.contract;

import io.modeltrail.avro.Contract;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// All that a cluster has to be given for an installation: topics with their settings, and rights.
public final class TopicSheet {

  /// What Kafka takes as a topic's name has 249 characters at most, of these.
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]*");

  private static final int LONGEST_NAME = 249;

  private final List<PlannedTopic> topics;
  private final List<Grant> grants;

  /// @param prefix what all names begin with; empty for none
  /// @throws IllegalArgumentException if the prefix cannot stand in a topic's name, or an
  ///   environment is not the name of one
  public TopicSheet(String prefix, Collection<String> environments, Sizing sizing) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "not what a topic's name can begin with (A-Z, a-z, 0-9, ., _ and -): " + prefix);
    }
    this.topics = PlannedTopic.of(Contract.topics(environments), prefix, sizing);
    this.grants = Grant.of(topics, prefix);
    for (var topic : topics) {
      if (topic.name().length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "longer than the %d characters that Kafka takes: %s"
                .formatted(LONGEST_NAME, topic.name()));
      }
    }
  }

  /// As lines `key=value`, which `java.util.Properties` reads as well as a shell:
  /// `<topic>.partitions`, `<topic>.replicas`, `<topic>.config.<key>`, and `<principal>.acl.<n>`
  /// with four words: what it is on, `literal` or `prefix`, the operations with commas, the name.
  public String properties() {
    return PropertiesForm.of(topics, grants);
  }

  /// As resources for the Strimzi operator: a KafkaTopic for each topic, a KafkaUser for each
  /// grant.
  ///
  /// @param cluster the name of the Kafka resource that they belong to
  /// @throws IllegalArgumentException if that cannot be one
  public String strimzi(String cluster) {
    return new StrimziForm(cluster).of(topics, grants);
  }
}
