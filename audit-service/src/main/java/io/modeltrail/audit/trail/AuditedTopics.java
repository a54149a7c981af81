package io.modeltrail.audit.trail;

import io.modeltrail.audit.leaf.Said;
import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The topics whose records become entries: what the contract says of them, those that each
/// environment has for itself in whatever environment, and the dead letters of all of them.
final class AuditedTopics {

  private static final String ENVIRONMENT = "<environment>";

  private AuditedTopics() {}

  static Pattern names() {
    String topics =
        Contract.topics().stream()
            .filter(Contract.Topic::audited)
            .map(AuditedTopics::pattern)
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?:" + topics + ")(?:" + Pattern.quote(DeadLetter.SUFFIX) + ")?");
  }

  private static String pattern(Contract.Topic topic) {
    if (!topic.isPerEnvironment()) {
      return Pattern.quote(topic.name());
    }
    String stem = topic.name().substring(0, topic.name().length() - ENVIRONMENT.length());
    return Pattern.quote(stem) + "(?:" + Said.ENVIRONMENT.pattern() + ")";
  }
}
