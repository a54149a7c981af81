package io.modeltrail.audit.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryPromotion;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.RiskTier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Some months of two models, `credit` and `fraud`, in which everything that questions ask about
/// happens once, and nothing is wrong.
final class CreditStory {

  static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
        - name: production
          after: dev
          gates:
            - name: accuracy floor
              require: metrics.accuracy >= %s
          approvals: [ { role: model-owner }, { role: validator } ]
          emergency: { role: risk-officer, review-within: P7D }
      workspaces:
        - { name: default, register: at-training, serves: [dev, production] }
      """;

  final Story story;
  Told<ModelDescribed> erased;
  private Told<AuditNoted> erasure;

  CreditStory(StorySchemas schemas) {
    this.story = new Story(schemas);
  }

  /// All of it.
  CreditStory told() {
    story.rules.note(
        AuditNoteKind.KEY,
        "log",
        StoryRules.service("audit-service"),
        Map.of(
            "change",
            "signs from now on",
            "verifierKey",
            TrailDatabase.SIGNER.key().verifierKey().toString()));
    story.rules.apply(RULES.formatted("0.80"));
    StoryModel credit = story.model("credit");
    firstVersion(credit);
    secondVersion(credit);
    backAndEmergency(credit);
    fraud();
    aroundTheTrail();
    return this;
  }

  private void firstVersion(StoryModel credit) {
    erased = credit.described(it -> it.setVersion(1).setDescription("by Ann Example"));
    credit.described(
        it ->
            it.setOwner("olga")
                .setDevelopers(List.of("dan"))
                .setPurpose("who pays back")
                .setRiskTier(RiskTier.MEDIUM)
                .setReviewDueBy("2026-06-30"));
    credit.trained("run-1", 0.90);
    story.tell("artifact.checked", "credit", checked());
    story.passes(Duration.ofDays(1));
    credit.assessed(
        1,
        AssessmentKind.VALIDATION,
        it ->
            it.setAttachments(
                List.of(
                    Attachment.newBuilder()
                        .setName("report")
                        .setUri("s3://reports/1")
                        .setSha256(StoryModel.digest("report"))
                        .build())));
    StoryPromotion promotion = credit.requested(1, "production", "dora");
    story.passes(Duration.ofHours(2));
    promotion.approved("mona", "model-owner");
    story.passes(Duration.ofHours(1));
    promotion.approved("vera", "validator");
    story.passes(Duration.ofMinutes(5));
    promotion.deployed(StoryModel.digest("artifact/run-1"), it -> it);
  }

  private ArtifactChecked checked() {
    return ArtifactChecked.newBuilder()
        .setEventId(story.nextId())
        .setOccurredAt(story.now())
        .setActor(StoryRules.service("registry-service"))
        .setModelName("credit")
        .setVersion(1)
        .setSha256(StoryModel.digest("artifact/run-1"))
        .setOutcome(CheckOutcome.VERIFIED)
        .build();
  }

  private void secondVersion(StoryModel credit) {
    story.passes(Duration.ofDays(10));
    credit.trained(
        "run-2",
        0.93,
        it ->
            it.setParameters(Map.of("depth", "8"))
                .setDatasets(
                    List.of(
                        Dataset.newBuilder()
                            .setName("customers")
                            .setRole(DatasetRole.TRAINING)
                            .setSha256(StoryModel.digest("customers, February"))
                            .build())),
        it -> it);
    Told<ModelAssessed> evaluation = credit.assessed(2, AssessmentKind.EVALUATION, it -> it);
    credit.requested(2, "production", "dora").rejected("vera", "validator", "the data is young");
    story.passes(Duration.ofDays(5));
    StoryPromotion promotion = credit.requested(2, "production", "dora");
    story.passes(Duration.ofHours(4));
    promotion.approved("mona", "model-owner").approved("vera", "validator");
    promotion.deployed(StoryModel.digest("artifact/run-2"), it -> it);
    story.passes(Duration.ofDays(2));
    credit.assessed(
        2,
        AssessmentKind.WITHDRAWAL,
        it -> it.setWithdraws(evaluation.said().getEventId()).setSummary("the labels were wrong"));
  }

  private void backAndEmergency(StoryModel credit) {
    credit.alarmed("production", 2, "accuracy holds");
    story.passes(Duration.ofHours(1));
    StoryPromotion back = credit.rolledBack("production", 1, "otto", true);
    credit.reported(
        "production", back.id, it -> it.setRunningSha256(StoryModel.digest("artifact/run-1")));
    story.passes(Duration.ofDays(2));
    credit.trained("run-3", 0.70);
    credit.requested(3, "production", "dora");
    StoryPromotion emergency = credit.emergency(3, "production", "rita");
    story.passes(Duration.ofDays(2));
    emergency.approved("mona", "model-owner").approved("vera", "validator");
    story.rules.apply(RULES.formatted("0.92"));
  }

  private void fraud() {
    StoryModel fraud = story.model("fraud");
    fraud.described(it -> it.setOwner("frida").setReviewDueBy("2026-01-31"));
    Told<ModelTrained> run = fraud.run("run-1", 0.95, it -> it);
    story.tell("model.trained", "fraud", run.said());
    fraud.registered(run, it -> it);
    Told<ModelTrained> late =
        fraud.run("run-0", 0.91, it -> it.setOccurredAt(story.now().minus(Duration.ofMinutes(30))));
    story.passes(Duration.ofMinutes(1));
    fraud.promoted(fraud.registered(late, it -> it), "dev");
    StoryPromotion promotion = fraud.requested(2, "production", "dora");
    promotion.rejected("vera", "validator", "no");
    refused();
    story.passes(Duration.ofDays(10));
    fraud.alarmed("dev", 2, "accuracy holds");
  }

  /// A request that names no environment of the rules is set aside, and sent again, corrected.
  private void refused() {
    PromotionRequested request =
        PromotionRequested.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(StoryRules.person("dora", "deployer"))
            .setPromotionId(story.nextId())
            .setModelName("fraud")
            .setVersion(2)
            .setEnvironment("prod")
            .build();
    Told<PromotionRequested> told = story.tell("promotion.requested", "fraud", request);
    var place = told.fact().entry().place();
    RecordHeaders why = new RecordHeaders();
    why.add("dead-letter-reason", "UNKNOWN_ENVIRONMENT".getBytes(UTF_8));
    why.add("dead-letter-detail", "there is no prod".getBytes(UTF_8));
    why.add("dead-letter-topic", "promotion.requested".getBytes(UTF_8));
    why.add("dead-letter-partition", Integer.toString(place.partition()).getBytes(UTF_8));
    why.add("dead-letter-offset", Long.toString(place.offset()).getBytes(UTF_8));
    why.add("dead-letter-service", "promotion-service".getBytes(UTF_8));
    story.tell("promotion.requested.dead-letter", "fraud", request, why);
    story.passes(Duration.ofMinutes(3));
    RecordHeaders from = new RecordHeaders();
    String spot = "promotion.requested/%d/%d".formatted(place.partition(), place.offset());
    from.add("replayed-from", spot.getBytes(UTF_8));
    from.add("replayed-by", "otto".getBytes(UTF_8));
    story.tell(
        "promotion.requested",
        "fraud",
        PromotionRequested.newBuilder(request).setEnvironment("dev").build(),
        from);
  }

  private void aroundTheTrail() {
    var auditor = StoryRules.person("auditor-1", "auditor");
    story.rules.note(AuditNoteKind.READ, "entries", auditor, Map.of("model", "credit"));
    story.rules.note(AuditNoteKind.EXPORT, "export", auditor, Map.of("format", "ndjson"));
    story.rules.note(
        AuditNoteKind.HOLD,
        "holds/case-7",
        auditor,
        Map.of("change", "set", "model", "credit", "reason", "case 7"));
    erasure =
        story.rules.note(
            AuditNoteKind.ERASURE,
            "erasures/1",
            auditor,
            Map.of(
                "scope", "ENTRIES",
                "ground", "GDPR Art. 17(1)(b)",
                "entries", Long.toString(erased.index())));
    story.scanned();
    story.passes(Duration.ofHours(3));
    story.rules.note(
        AuditNoteKind.GAP,
        "coverage",
        StoryRules.service("audit-service"),
        Map.of(
            "reason", "OUTAGE",
            "since", story.now().minus(Duration.ofHours(3)).toString(),
            "until", story.now().toString()));
    story.scanned();
  }

  /// Into a trail of its own, where one record is erased.
  void write(TrailDatabase database) throws java.sql.SQLException {
    story.write(database);
    database.tamper(
        """
        UPDATE payload SET key = NULL, value = NULL, headers = NULL, decoded = NULL, decode_problem = NULL,
          salts = '[]', actor = NULL, erased_by = %d
        WHERE index = %d"""
            .formatted(erasure.index(), erased.index()));
  }
}
