package io.modeltrail.cli.evidence;

import java.util.List;
import java.util.Set;

/// What the trail notes of itself: with which keys it is signed, and what is missing.
final class NotesCheck implements StoryCheck {

  private static final String CHECK = "notes";

  private final Set<String> keys;

  /// @param keys that have signed the checkpoint, as texts
  NotesCheck(Set<String> keys) {
    this.keys = keys;
  }

  @Override
  public void look(Story story, Findings findings) {
    List<Event> announced =
        of(story, "KEY").stream()
            .filter(each -> keys.contains(each.said().at("/detail/verifierKey").asText()))
            .toList();
    if (announced.isEmpty()) {
      findings.notSaid(CHECK, Spot.file("the log's key"), "the trail does not note the log's key");
    } else {
      findings.ok(CHECK, Spot.of("the log's key", announced), "the trail notes it");
    }
    for (Event gap : of(story, "GAP")) {
      findings.notSaid(CHECK, Spot.entry(gap.index()), "records are missing: " + gap.at("detail"));
    }
    List<Event> scans = of(story, "SCAN");
    if (scans.isEmpty()) {
      findings.notSaid(
          CHECK, Spot.file("coverage"), "that the trail has every record of Kafka is not noted");
    } else {
      findings.ok(
          CHECK,
          Spot.of("coverage", scans),
          "the service notes which stretches of Kafka it has gone through");
    }
  }

  private static List<Event> of(Story story, String kind) {
    return story.on(Story.NOTED).stream().filter(each -> each.text("kind").equals(kind)).toList();
  }
}
