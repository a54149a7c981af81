package io.modeltrail.localstack.contract;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/// Topics and grants as lines `key=value`. No name or value in them has a character that would need
/// to be escaped.
final class PropertiesForm {

  private PropertiesForm() {}

  static String of(List<PlannedTopic> topics, List<Grant> grants) {
    var lines = new ArrayList<String>();
    for (var topic : topics) {
      lines.add(topic.name() + ".partitions=" + topic.sizing().partitions());
      lines.add(topic.name() + ".replicas=" + topic.sizing().replicas());
      topic
          .config()
          .forEach((key, value) -> lines.add(topic.name() + ".config." + key + "=" + value));
    }
    for (var grant : grants) {
      for (int i = 0; i < grant.rights().size(); i++) {
        lines.add("%s.acl.%d=%s".formatted(grant.principal(), i + 1, words(grant.rights().get(i))));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String words(Grant.Right right) {
    var operations = right.operations().stream().map(Grant.Operation::label).collect(joining(","));
    return String.join(" ", right.resource().label(), right.pattern(), operations, right.name());
  }
}
