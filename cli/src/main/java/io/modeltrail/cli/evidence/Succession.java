package io.modeltrail.cli.evidence;

import java.time.Instant;
import java.util.List;

/// What an environment ran from a step on.
///
/// @param step with which it was promoted
/// @param told ModelPromoted
record Succession(Story story, PromotionStory promotion, Event step, Event told) {

  private static final List<String> REPEATED =
      List.of("environment", "kind", "governanceRevision", "approvals", "gates", "emergency");
  private static final List<String> OF_VERSION =
      List.of("workspace", "run", "algorithm", "metrics", "tags", "phase");

  /// What does not fit; empty if all does.
  String flaw() {
    for (String field : REPEATED) {
      if (!Story.agree(step, told, field)) {
        return "it tells another %s than its step (entry %d)".formatted(field, step.index());
      }
    }
    if (!told.leaf().topic().equals("model.promoted." + told.text("environment"))) {
      return "it stands on the topic of another environment: " + told.leaf().topic();
    }
    String wrongVersion = version();
    return wrongVersion.isEmpty() ? time() : wrongVersion;
  }

  private String version() {
    long expected =
        promotion.first().text("kind").equals("ROLLBACK")
            ? step.said().path("toVersion").asLong(told.number("version"))
            : step.number("version");
    if (told.number("version") != expected) {
      return "version %d was to run, and version %d did"
          .formatted(expected, told.number("version"));
    }
    Event registered = story.registration().orElse(null);
    if (registered == null || told.number("version") != story.version()) {
      return "";
    }
    if (!Story.agree(registered, told, "artifact")) {
      return "the artifact that was promoted (%s) is not the one that was registered (%s, entry %d)"
          .formatted(
              told.said().at("/artifact/sha256").asText(),
              registered.said().at("/artifact/sha256").asText(),
              registered.index());
    }
    for (String field : OF_VERSION) {
      if (!Story.agree(registered, told, field)) {
        return "it tells another %s than was registered (entry %d)"
            .formatted(field, registered.index());
      }
    }
    return "";
  }

  /// By the log's own time.
  private String time() {
    for (Event decision : promotion.decisions()) {
      boolean counted =
          step.at("approvals")
              .valueStream()
              .anyMatch(each -> isOf(each.path("at").asText(), decision));
      if (counted && told.appendedAt().isBefore(decision.appendedAt())) {
        return "it ran at %s, before it was approved (entry %d)"
            .formatted(told.appendedAt(), decision.index());
      }
    }
    return "";
  }

  private static boolean isOf(String at, Event decision) {
    return !at.isEmpty() && Instant.parse(at).equals(decision.appendedAt());
  }
}
