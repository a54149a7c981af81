package io.modeltrail.audit.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryPromotion;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.audit.story.StoryVotes.How;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// One of each that can be wrong, each of a model of its own, among what is right.
final class PlantedStory {

  final Story story;

  /// What has to be found, as `model CODE`; what is of no model begins with a hyphen.
  final List<String> planted = new ArrayList<>();

  private Told<?> victims;

  PlantedStory(StorySchemas schemas) {
    this.story = new Story(schemas);
  }

  PlantedStory told() {
    story.rules.apply(
        CreditStory.RULES.formatted("0.80").replace("emergency:", "expires: P20D\n    emergency:"));
    planted.add("- " + Code.KEY_MISUSED); // no note announces the key
    proper("proper");
    approvals();
    decisions();
    promotions();
    deployments();
    sequences();
    times();
    victims();
    governance();
    notes();
    proper("proper-again");
    story.passes(Duration.ofDays(8));
    story.model("quiet").trained("run-1", 0.9);
    return this;
  }

  private StoryModel plant(String name, Code... codes) {
    for (Code code : codes) {
      planted.add(name + " " + code);
    }
    StoryModel model = story.model(name);
    model.trained("run-1", 0.9);
    story.passes(Duration.ofMinutes(1));
    return model;
  }

  private StoryPromotion asked(String name, Code... codes) {
    return plant(name, codes).requested(1, "production", "dora");
  }

  private void proper(String name) {
    StoryPromotion promotion = asked(name);
    promotion.approved("mona", "model-owner").approved("vera", "validator");
    promotion.deployed(StoryModel.digest("artifact/run-1"), it -> it);
  }

  private void approvals() {
    asked("requester", Code.SELF_APPROVAL)
        .approved("mona", "model-owner")
        .approved("dora", "validator");
    asked("trainer", Code.SELF_APPROVAL)
        .approved("mona", "model-owner")
        .approved("tom", "validator");
    StoryModel developed = plant("developer", Code.SELF_APPROVAL);
    developed.described(it -> it.setDevelopers(List.of("dan")));
    developed
        .requested(1, "production", "dora")
        .approved("mona", "model-owner")
        .approved("dan", "validator");
    asked("twice", Code.DECIDED_TWICE)
        .approved("mona", "model-owner")
        .approved("mona", "validator");
    asked("role", Code.ROLE_NOT_HELD)
        .approved("mona", "model-owner", How.ROLE_NOT_HELD)
        .approved("vera", "validator");
  }

  private void decisions() {
    asked("unsaid", Code.DECISION_MISSING, Code.CAUSE_MISSING)
        .approved("mona", "model-owner", How.UNSAID)
        .approved("vera", "validator");
    asked("unsigned", Code.DECISION_UNATTESTED)
        .approved("mona", "model-owner", How.UNSIGNED)
        .approved("vera", "validator");
    asked("forged", Code.DECISION_FORGED)
        .approved("mona", "model-owner", How.FORGED)
        .approved("vera", "validator");
    asked("other-key", Code.DECISION_KEY_UNKNOWN)
        .approved("mona", "model-owner", How.OTHER_KEY)
        .approved("vera", "validator");
    asked("evidence", Code.EVIDENCE_OTHER)
        .approved("mona", "model-owner", How.OTHER_EVIDENCE)
        .approved("vera", "validator");
    StoryPromotion refused = asked("refused", Code.FORGERY_REFUSED);
    setAside(refused.said("mallory", "validator", How.UNSIGNED));
  }

  private void setAside(Told<PromotionDecided> told) {
    var place = told.fact().entry().place();
    RecordHeaders why = new RecordHeaders();
    why.add("dead-letter-reason", "ATTESTATION_INVALID".getBytes(UTF_8));
    why.add("dead-letter-partition", Integer.toString(place.partition()).getBytes(UTF_8));
    why.add("dead-letter-offset", Long.toString(place.offset()).getBytes(UTF_8));
    story.tell("promotion.decided.dead-letter", "refused", told.said(), why);
  }

  private void promotions() {
    StoryPromotion early = asked("early", Code.PROMOTED_BEFORE_APPROVAL).promotedAnyway();
    story.passes(Duration.ofHours(1));
    early.said("mona", "model-owner", How.PROPER);
    early.said("vera", "validator", How.PROPER);
    asked("without", Code.PROMOTED_WITHOUT_APPROVAL).promotedAnyway();
    StoryModel weak = story.model("weak");
    planted.add("weak " + Code.PROMOTED_WITHOUT_GATES);
    planted.add("weak " + Code.PROMOTED_WITHOUT_APPROVAL);
    weak.trained("run-1", 0.7);
    weak.requested(1, "production", "dora").promotedAnyway();
    asked("undecided", Code.PROMOTED_UNDECIDED, Code.PROMOTED_WITHOUT_APPROVAL).crownedAnyway();
    asked("untold", Code.PROMOTED_UNTOLD).promotedInName();
    plant("overdue", Code.REVIEW_OVERDUE).emergency(1, "production", "rita");
    StoryModel back = plant("back", Code.REQUEST_UNATTESTED);
    back.trained("run-2", 0.91);
    back.rolledBack("dev", 1, "otto", false);
    StoryModel withdrawn = plant("withdrawn", Code.EVIDENCE_WITHDRAWN);
    Told<ModelAssessed> assessed = withdrawn.assessed(1, AssessmentKind.VALIDATION, it -> it);
    withdrawn
        .requested(1, "production", "dora")
        .approved("mona", "model-owner")
        .approved("vera", "validator");
    withdrawn.assessed(
        1, AssessmentKind.WITHDRAWAL, it -> it.setWithdraws(assessed.said().getEventId()));
    missing();
    StoryModel contradicts = plant("contradicts", Code.CHAMPION_CONTRADICTS);
    ModelPromoted champion = contradicts.champion("dev");
    story.tell(
        "model.champion",
        "dev/contradicts",
        ChampionChanged.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setEnvironment("dev")
            .setModelName("contradicts")
            .setRevision(champion.getRevision())
            .setSince(champion.getOccurredAt())
            .build());
  }

  /// Something is not there that others go on from, or came too late.
  private void missing() {
    story.next(PromotionRequested.class, it -> true, it -> List.of());
    asked("uncaused", Code.CAUSE_MISSING);
    story.next(ChampionChanged.class, it -> true, it -> List.of());
    plant("champion-untold", Code.PROMOTED_UNTOLD);
    story.next(
        ModelRegistered.class,
        it -> true,
        it -> {
          it.setOccurredAt(it.getOccurredAt().minus(Duration.ofMinutes(20)));
          return List.of(it);
        });
    plant("before-its-run", Code.BACK_DATED);
    StoryPromotion late = asked("late", Code.APPROVED_LATE).approved("mona", "model-owner");
    story.passes(Duration.ofDays(40));
    late.approved("vera", "validator");
  }

  private void deployments() {
    plant("never", Code.DEPLOYED_NEVER_PROMOTED)
        .reported("production", UUID.fromString("00000000-0000-4000-8000-000000000001"), it -> it);
    StoryModel before = plant("before", Code.DEPLOYED_BEFORE_PROMOTION);
    before.reported(
        "dev",
        before.champion("dev").getPromotionId(),
        it -> it.setEffectiveFrom(story.now().minus(Duration.ofDays(1))));
    StoryModel swapped = plant("swapped", Code.ARTIFACT_SWAPPED);
    swapped.reported(
        "dev",
        swapped.champion("dev").getPromotionId(),
        it -> it.setRunningSha256(StoryModel.digest("another")));
    story
        .model("registered-other")
        .trained("run-1", 0.9, it -> it, it -> it.setArtifact(StoryModel.artifact("another")));
    planted.add("registered-other " + Code.ARTIFACT_SWAPPED);
  }

  private void sequences() {
    StoryModel gap = plant("version-gap", Code.VERSION_GAP);
    gap.skipVersion();
    gap.trained("run-2", 0.91);
    StoryModel twice = plant("version-twice", Code.VERSION_REPEATED);
    twice.registered(twice.run("run-2", 0.91, it -> it), it -> it.setVersion(1));
    asked("step-gap", Code.STEP_GAP)
        .approved("mona", "model-owner")
        .skipStep()
        .approved("vera", "validator");
    StoryModel revision = plant("revision-gap", Code.REVISION_GAP);
    revision.skipRevision("dev");
    revision.trained("run-2", 0.91);
  }

  private void times() {
    story
        .model("back-dated")
        .run("run-1", 0.9, it -> it.setOccurredAt(story.now().minus(Duration.ofDays(3))));
    planted.add("back-dated " + Code.BACK_DATED);
    story
        .model("post-dated")
        .run("run-1", 0.9, it -> it.setOccurredAt(story.now().plus(Duration.ofDays(3))));
    planted.add("post-dated " + Code.POST_DATED);
    StoryModel reused = plant("reused", Code.EVENT_ID_REUSED);
    Told<ModelTrained> run = reused.run("run-2", 0.9, it -> it);
    reused.run("run-3", 0.9, it -> it.setEventId(run.said().getEventId()));
    StoryModel backwards = plant("backwards", Code.TIME_BACKWARDS);
    backwards.described(it -> it.setOwner("olga"));
    story.passes(Duration.ofMinutes(-1));
    backwards.described(it -> it.setOwner("otto"));
    story.passes(Duration.ofMinutes(1));
  }

  private void victims() {
    StoryModel victim = plant("victim");
    victims = victim.described(it -> it.setOwner("olga"));
    for (int i = 1; i < 6; i++) {
      victim.described(it -> it.setOwner("olga"));
    }
    planted.add("victim " + Code.PAYLOAD_ALTERED);
    planted.add("victim " + Code.COPY_ALTERED);
    planted.add("victim " + Code.PAYLOAD_MISSING);
    planted.add("hidden " + Code.ENTRY_ALTERED);
    planted.add("victim " + Code.ENTRY_ALTERED);
    planted.add("- " + Code.ENTRY_MISSING);
  }

  /// Revision 2 is missing, and the text of revision 3 is another than its digest says.
  private void governance() {
    GovernanceApplied applied =
        GovernanceApplied.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(StoryRules.person("otto", "operator"))
            .setRevision(3)
            .setDigest(StoryModel.digest("rules"))
            .setText(CreditStory.RULES.formatted("0.10"))
            .build();
    story.tell("governance.applied", applied.getEventId().toString(), applied);
    planted.add("- " + Code.GOVERNANCE_GAP);
    planted.add("- " + Code.GOVERNANCE_ALTERED);
  }

  /// An erasure that was refused explains nothing; and of what is claimed to have been scanned, one
  /// entry will be gone, and a part is claimed twice.
  private void notes() {
    story.rules.refused(
        story.rules.note(
            AuditNoteKind.ERASURE,
            "erasures/1",
            StoryRules.person("otto", "operator"),
            Map.of("scope", "ENTRIES", "entries", Long.toString(victims.index() + 2))),
        "HELD");
    String scanned =
        story.scanned().said().getDetail().keySet().stream()
            .filter(each -> !each.endsWith("/records"))
            .findFirst()
            .orElseThrow();
    planted.add("- " + Code.SCAN_CONTRADICTED);
    story.rules.note(
        AuditNoteKind.SCAN,
        "coverage",
        StoryRules.service("audit-service"),
        Map.of(scanned, "0-1", scanned + "/records", "1"));
    planted.add("- " + Code.SCAN_CONTRADICTED);
  }

  /// As who has the database's superuser can.
  void write(TrailDatabase database) throws SQLException {
    story.write(database);
    long first = victims.index();
    database.tamper(
        """
        UPDATE payload SET value = set_byte(value, octet_length(value) - 1, 7) WHERE index = %d;
        UPDATE payload SET decoded = jsonb_set(decoded, '{owner}', '"mallory"') WHERE index = %d;
        DELETE FROM payload WHERE index = %d;
        UPDATE entry SET model = 'hidden' WHERE index = %d;
        UPDATE entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'schemaId":', 'schemaId":1'), 'UTF8')
          WHERE index = %d;
        UPDATE entry SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE index = %d;
        DELETE FROM entry WHERE index = %d;
        """
            .formatted(first, first + 1, first + 2, first + 3, first + 4, first + 4, first + 5));
  }
}
