package io.modeltrail.audit.answers.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.gate.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownEvidenceTest {

  static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
        - name: production
          after: dev
          approvals: [ { role: model-owner }, { role: validator } ]
          gates:
            - name: not worse
              require: champion == null || metrics.accuracy >= champion.metrics.accuracy
      workspaces:
        - { name: default, register: at-training, serves: [dev, production] }
      """;

  /// Version 2 waits for approvals, where version 1 runs.
  static Story story(StorySchemas schemas) {
    Story story = new Story(schemas);
    story.rules.apply(RULES);
    StoryModel credit = story.model("credit");
    credit.described(it -> it.setDevelopers(List.of("dan")).setRiskTier(RiskTier.LOW));
    credit.trained("run-1", 0.9);
    credit.assessed(1, AssessmentKind.VALIDATION, it -> it);
    credit
        .requested(1, "production", "dora")
        .approved("mona", "model-owner")
        .approved("vera", "validator");
    story.passes(Duration.ofDays(1));
    credit.trained(
        "run-2", 0.912345678901, it -> it.setTags(Map.of("team", "risk", "ü", "é")), it -> it);
    credit.described(
        it -> it.setVersion(2).setDevelopers(List.of("dora", "dan")).setRiskTier(RiskTier.HIGH));
    credit.assessed(
        2,
        AssessmentKind.EVALUATION,
        it ->
            it.setMetrics(Map.of("auc", 1e-7, "n", 120_000.0))
                .setAttachments(
                    List.of(
                        Attachment.newBuilder()
                            .setName("report")
                            .setUri("s3://reports/2")
                            .setSha256(StoryModel.digest("report"))
                            .build())));
    credit.requested(2, "production", "dora").approved("mona", "model-owner");
    return story;
  }

  /// The digest is the one that promotion-service computes for the same records.
  @Test
  void it_has_the_digest_that_people_decide_upon() {
    try (StorySchemas schemas = new StorySchemas()) {
      // given
      Story story = story(schemas);
      ModelFacts facts = story.facts("credit");
      Fact<PromotionChanged> step = facts.of(PromotionChanged.class).getLast();

      // when
      ShownEvidence shown =
          ShownEvidence.of(facts, story.policies(), step, story.now()).orElseThrow();

      // then
      assertThat(shown.digest())
          .isEqualTo("c3930a2e6c1078db7b65ac0b0cc1c58d57e84acc1d9cd740a44509a9ce635dce");
    }
  }

  @Test
  void of_many_assessments_it_has_the_newest_and_says_that_there_are_more() {
    try (StorySchemas schemas = new StorySchemas()) {
      // given
      Story story = story(schemas);
      for (int i = 0; i < Subject.ASSESSMENTS_MAX; i++) {
        story.model("credit").assessed(2, AssessmentKind.EVALUATION, it -> it);
      }
      ModelFacts facts = story.facts("credit");
      Fact<PromotionChanged> step = facts.of(PromotionChanged.class).getLast();

      // when
      ShownEvidence shown =
          ShownEvidence.of(facts, story.policies(), step, story.now()).orElseThrow();

      // then
      assertThat(shown.shown().at("/version/assessments")).hasSize(Subject.ASSESSMENTS_MAX);
      assertThat(shown.shown().at("/version/moreAssessments").asBoolean()).isTrue();
      assertThat(shown.shown().at("/champion").has("moreAssessments")).isFalse();
    }
  }
}
