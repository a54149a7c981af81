package io.modeltrail.cli.evidence;

import java.util.Map;

/// The part that entries of a topic have in the story, as docs/evidence.md names them.
final class Role {

  private static final Map<String, String> BY_TOPIC =
      Map.ofEntries(
          Map.entry("model.trained", "TRAINING"),
          Map.entry("model.registered", "REGISTRATION"),
          Map.entry("model.described", "DESCRIPTION"),
          Map.entry("model.assessed", "ASSESSMENT"),
          Map.entry("artifact.checked", "ARTIFACT_CHECK"),
          Map.entry("deployment.requested", "DEPLOYMENT_REQUEST"),
          Map.entry("promotion.requested", "PROMOTION_REQUEST"),
          Map.entry("promotion.decided", "DECISION"),
          Map.entry("promotion.changed", "STEP"),
          Map.entry("model.champion", "CHAMPION"),
          Map.entry("deployment.reported", "REPORT"),
          Map.entry("model.observed", "OBSERVATION"),
          Map.entry("model.alarmed", "ALARM"),
          Map.entry("timer.fired", "WAITING_TIME"),
          Map.entry("governance.applied", "RULES"),
          Map.entry("audit.noted", "NOTE"));

  private Role() {}

  static String of(Leaf leaf) {
    if (leaf.isDeadLetter()) {
      return "REFUSED";
    }
    return leaf.topic().startsWith("model.promoted.")
        ? "PROMOTION"
        : BY_TOPIC.getOrDefault(leaf.topic(), "OTHER");
  }
}
