package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.reading.GovernanceFile;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Something wrong in what the records say of the rules, or of the trail itself. All of these are
/// planted into one year, one after the other.
///
/// @param found by whom, and as what
/// @param act does it
record TrailPlant(String name, String what, String found, Act act) {

  private static final String LANE =
      "model.observed/%s/5".formatted(Story.topicId("model.observed"));

  /// What is done.
  interface Act {
    void on(Year year);
  }

  static final List<TrailPlant> ALL =
      List.of(
          new TrailPlant(
              "key-not-announced",
              "a key signs checkpoints that no note has announced",
              "violations " + Code.KEY_MISUSED,
              year -> {}),
          new TrailPlant(
              "rules-missing",
              "a revision of the rules is left out",
              "violations " + Code.GOVERNANCE_GAP,
              year -> rules(year, it -> it.setRevision(6))),
          new TrailPlant(
              "rules-altered",
              "the text of rules is not what its digest says",
              "violations " + Code.GOVERNANCE_ALTERED,
              year -> rules(year, it -> it.setRevision(7).setDigest(StoryModel.digest("rules")))),
          new TrailPlant(
              "rules-twice",
              "a revision of the rules is there twice, with two texts",
              "violations " + Code.GOVERNANCE_REPEATED,
              year -> rules(year, it -> it.setRevision(7))),
          new TrailPlant(
              "scan-claimed-twice",
              "offsets are claimed to have been scanned that were claimed before",
              "violations " + Code.SCAN_CONTRADICTED,
              year -> {
                String lane = firstLane(year);
                year.note(
                    AuditNoteKind.SCAN, "coverage", Map.of(lane, "0-1", lane + "/records", "1"));
              }),
          new TrailPlant(
              "record-passed-over",
              "who fills the trail leaves out a record, and claims to have scanned it",
              "violations " + Code.SCAN_CONTRADICTED,
              year -> {
                year.story().passedOver("model.alarmed", "passed-over");
                year.story().scanned();
              }),
          new TrailPlant(
              "topic-lost-records",
              "a topic loses records before they are scanned",
              "coverage gap RETENTION model.observed",
              year -> gap(year, "RETENTION", "100-104")),
          new TrailPlant(
              "topic-created-again",
              "a topic is deleted, and created again under its name",
              "coverage gap TOPIC_CREATED_AGAIN model.observed",
              year -> gap(year, "TOPIC_CREATED_AGAIN", "104-")));

  /// The entry that it becomes when it is done now; -1 if there is none: it is missing from the
  /// beginning on.
  long place(Year year) {
    return found.endsWith(Code.KEY_MISUSED.name()) ? -1 : year.story().size();
  }

  /// A partition of which scans have told.
  private static String firstLane(Year year) {
    return year.story().told().stream()
        .filter(each -> each.said() instanceof AuditNoted it && it.getKind() == AuditNoteKind.SCAN)
        .flatMap(each -> ((AuditNoted) each.said()).getDetail().keySet().stream())
        .filter(each -> !each.endsWith("/records"))
        .findFirst()
        .orElseThrow();
  }

  private static void rules(Year year, UnaryOperator<GovernanceApplied.Builder> words) {
    String text = Year.RULES.formatted("0.10");
    GovernanceApplied applied =
        words
            .apply(
                GovernanceApplied.newBuilder()
                    .setEventId(year.story().nextId())
                    .setOccurredAt(year.story().now())
                    .setActor(StoryRules.person("otto", "operator"))
                    .setDigest(GovernanceFile.digest(text))
                    .setText(text))
            .build();
    year.story().tell("governance.applied", applied.getEventId().toString(), applied);
  }

  private static void gap(Year year, String reason, String offsets) {
    year.note(
        AuditNoteKind.GAP,
        "coverage",
        Map.of("reason", reason, "foundAt", year.story().now().toString(), LANE, offsets));
  }
}
