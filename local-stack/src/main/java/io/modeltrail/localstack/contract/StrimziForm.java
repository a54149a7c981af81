package io.modeltrail.localstack.contract;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/// Topics and grants as resources of Strimzi, in YAML. Names and values stand in double quotes:
/// none has a character that would need to be escaped there, and some would be numbers without.
final class StrimziForm {

  private final String cluster;

  StrimziForm(String cluster) {
    if (!ResourceName.isOne(cluster)) {
      throw new IllegalArgumentException("not the name of a Kafka resource: " + cluster);
    }
    this.cluster = cluster;
  }

  String of(List<PlannedTopic> topics, List<Grant> grants) {
    var documents = new ArrayList<String>();
    topics.forEach(topic -> documents.add(document(topic)));
    grants.forEach(grant -> documents.add(document(grant)));
    return String.join("---\n", documents);
  }

  private String document(PlannedTopic topic) {
    var text = new StringBuilder(head("KafkaTopic", topic.name()));
    var sizing = topic.sizing();
    text.append(
        """
          topicName: "%s"
          partitions: %d
          replicas: %d
          config:
        """
            .formatted(topic.name(), sizing.partitions(), sizing.replicas()));
    topic.config().forEach((key, value) -> text.append("    %s: \"%s\"\n".formatted(key, value)));
    return text.toString();
  }

  private String document(Grant grant) {
    var text =
        new StringBuilder(head("KafkaUser", grant.principal()))
            .append(
                """
        authorization:
          type: simple
          acls:
      """);
    grant.rights().forEach(right -> text.append(acl(right)));
    return text.toString();
  }

  private String head(String kind, String name) {
    return """
      apiVersion: kafka.strimzi.io/v1beta2
      kind: %s
      metadata:
        name: "%s"
        labels:
          strimzi.io/cluster: "%s"
      spec:
      """
        .formatted(kind, ResourceName.of(name), cluster);
  }

  private static String acl(Grant.Right right) {
    var operations = right.operations().stream().map(Grant.Operation::label).collect(joining(", "));
    return """
            - resource:
                type: %s
                name: "%s"
                patternType: %s
              operations: [%s]
      """
        .formatted(right.resource().label(), right.name(), right.pattern(), operations);
  }
}
