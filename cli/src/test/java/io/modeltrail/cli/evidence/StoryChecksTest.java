package io.modeltrail.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What services could say, and must not.
class StoryChecksTest {

  @TempDir Path folder;

  private Reviewer reviewer;

  @BeforeEach
  void a_reviewer_with_keys() {
    reviewer = new Reviewer(folder);
  }

  static List<Arguments> lies() {
    return List.of(
        lie("no training", it -> it.without("trained"), "no entry tells of its run run-7"),
        lie(
            "the version has another artifact than its run",
            it ->
                it.with(
                    "registered",
                    r -> ((ModelRegistered) r).getArtifact().setSha256("b".repeat(64))),
            "and run run-7 made aaaa"),
        lie(
            "the version has other metrics than its run",
            it ->
                it.with(
                    "registered", r -> ((ModelRegistered) r).setMetrics(Map.of("accuracy", 0.99))),
            "says other things of its run"),
        lie(
            "no registration",
            it -> it.without("registered"),
            "no entry says that it was registered"),
        lie(
            "another artifact was found",
            it -> it.with("checked", r -> ((ArtifactChecked) r).setSha256("b".repeat(64))),
            "another artifact was checked"),
        lie(
            "the rules are not those that are named",
            it -> it.with("rules", r -> ((GovernanceApplied) r).setText("environments: []\n")),
            "is not the one whose digest the steps name"),
        lie("no rules", it -> it.without("rules"), "no entry has its text"),
        lie("nobody asked", it -> it.without("requested"), "nobody asked for it"),
        lie(
            "somebody else asked",
            it ->
                it.with(
                    "requested", r -> ((PromotionRequested) r).setActor(TestStory.person("eve"))),
            "what was asked for is not what was decided"),
        lie("a step is missing", it -> it.without("step-2"), "step 2 is missing"),
        lie(
            "a step is told twice, and otherwise",
            it -> it.with("step-2", r -> ((PromotionChanged) r).setStep(1)),
            "says step 1 once more"),
        lie(
            "the steps are of two versions",
            it -> it.with("step-2", r -> ((PromotionChanged) r).setVersion(4)),
            "another version than the step before"),
        lie(
            "a gate failed",
            it ->
                it.with(
                    "step-3",
                    r ->
                        ((PromotionChanged) r)
                            .getGates()
                            .getFirst()
                            .setOutcome(GateOutcome.FAILED)),
            "promoted past FAILED accuracy floor"),
        lie(
            "the promotion by the rules follows from nothing",
            it ->
                it.with("dev-1", r -> ((PromotionChanged) r).setCausationId(UUID.randomUUID()))
                    .with(
                        "registered", r -> ((ModelRegistered) r).setActor(TestStory.person("ann"))),
            "nobody asked for it, and event"),
        lie(
            "an approval without a decision",
            it -> it.without("decision-2"),
            "no entry has the decision"),
        lie(
            "a decision of other evidence",
            it ->
                it.with(
                    "decision-2", r -> ((PromotionDecided) r).setEvidenceDigest("cd".repeat(32))),
            "is counted with another role, time, evidence or text"),
        lie(
            "a decision that was changed after it was attested",
            it ->
                it.with(
                    "decision-2", r -> ((PromotionDecided) r).setCausationId(UUID.randomUUID())),
            "its attestation is not over what the record says"),
        lie(
            "a decision that nobody attested",
            it -> it.with("decision-2", r -> ((PromotionDecided) r).setAttestation(null)),
            "nobody vouches for it"),
        lie(
            "a decision that somebody else attested",
            it ->
                it.with(
                    "decision-2",
                    r -> {
                      PromotionDecided decided = (PromotionDecided) r;
                      decided.setAttestation(null);
                      decided.setAttestation(TestAttestor.forge(decided));
                    }),
            "which was not given"),
        lie(
            "it was decided upon another step",
            it ->
                it.with(
                    "decision-2",
                    r -> {
                      PromotionDecided decided = (PromotionDecided) r;
                      decided.setExpectedStep(1);
                      decided.setAttestation(null);
                      decided.setAttestation(TestAttestor.attest(decided));
                    }),
            "was shown step 1, and counted for step 3"),
        lie(
            "who asked approves",
            it -> it.askedBy(TestStory.person("vera", "validator")),
            "vera asked for it"),
        lie(
            "one person approves twice",
            it ->
                it.approvedBy(
                    TestStory.person("mia", "model-owner", "validator"),
                    TestStory.person("mia", "model-owner", "validator")),
            "mia has decided about it before"),
        lie(
            "who trained it approves",
            it ->
                it.approvedBy(
                    TestStory.person("mia", "model-owner"), TestStory.person("ann", "validator")),
            "ann started the run"),
        lie(
            "who developed the model approves",
            it -> it.developedBy("developers", "dora", "vera"),
            "vera is among those who developed the model"),
        lie(
            "who developed the version approves",
            it -> it.developedBy("developers", "dora").developedBy("developers-of-version", "mia"),
            "mia is among those who developed the model"),
        lie(
            "who approves does not have the role",
            it ->
                it.approvedBy(
                    TestStory.person("mia", "model-owner"), TestStory.person("vera", "guest")),
            "vera does not have the role validator"),
        lie(
            "an approval that was asked for is missing",
            it ->
                it.with(
                    "step-2",
                    r ->
                        ((PromotionChanged) r)
                            .setApprovalsRequired(List.of("validator", "risk-officer"))),
            "without an approval as risk-officer"),
        lie(
            "it ran, and nobody told",
            it -> it.without("promoted"),
            "0 entries tell what the environment ran"),
        lie(
            "another artifact was promoted",
            it ->
                it.with(
                    "promoted", r -> ((ModelPromoted) r).getArtifact().setSha256("b".repeat(64))),
            "is not the one that was registered"),
        lie(
            "another version was promoted",
            it -> it.with("promoted", r -> ((ModelPromoted) r).setVersion(2)),
            "version 3 was to run, and version 2 did"),
        lie(
            "it was promoted elsewhere",
            it -> it.with("promoted", r -> ((ModelPromoted) r).setEnvironment("qa")),
            "it tells another environment"),
        lie(
            "an approval comes after its effect",
            it -> it.late("decision-2"),
            "after it had its effect"),
        lie(
            "an approval comes when its time is over",
            it ->
                it.with(
                    "step-2",
                    r ->
                        ((PromotionChanged) r).setExpiresAt(Instant.parse("2026-11-24T17:00:01Z"))),
            "when its time was over"),
        lie(
            "it was reported to run before it was promoted",
            it -> it.late("promoted"),
            "told before it was promoted"),
        lie(
            "a step stands in the log before the one that it follows",
            it -> it.late("step-2"),
            "before the step that it follows"),
        lie(
            "the champion is another artifact",
            it ->
                it.with(
                    "champion",
                    r ->
                        ((ChampionChanged) r)
                            .getChampion()
                            .getArtifact()
                            .setSha256("b".repeat(64))),
            "the champion is not what was promoted"),
        lie(
            "a champion that nobody promoted",
            it -> it.with("champion", r -> ((ChampionChanged) r).setRevision(2)),
            "a champion that no entry says was promoted"),
        lie(
            "something else runs",
            it ->
                it.with("reported", r -> ((DeploymentReported) r).setRunningSha256("b".repeat(64))),
            "bbbb runs, and aaaa"),
        lie(
            "the artifact is another than was told",
            it ->
                it.with("checked", r -> ((ArtifactChecked) r).setOutcome(CheckOutcome.VERIFIED))
                    .with("registered", r -> ((ModelRegistered) r).setVersion(2)),
            "no entry says that it was registered"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void what_services_say_and_does_not_fit_together_is_found(
      String name, UnaryOperator<TestStory> lie, String says) throws Exception {
    Report report = reviewer.report(Reviewer.bundle(lie.apply(new TestStory())));

    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(Reviewer.wrong(report).stream().map(StoryChecksTest::shortened))
        .anyMatch(each -> each.contains(says));
  }

  @Test
  void what_is_missing_is_wrong_also_where_something_else_was_erased() throws Exception {
    TestStory story = new TestStory().without("decision-2");
    TestBundle bundle = Reviewer.bundle(story);
    String folderOfEntry = "entries/" + story.indexes.get("decision-1") + "/";

    Report report =
        reviewer.report(
            bundle
                .without(folderOfEntry + "record")
                .without(folderOfEntry + "salts.json")
                .listed(TestStory.MODEL, TestStory.VERSION));

    assertThat(Reviewer.wrong(report))
        .singleElement()
        .asString()
        .contains("APPROVE by vera as validator is counted, and no entry has the decision");
  }

  @Test
  void an_emergency_is_told_and_that_its_review_is_due() throws Exception {
    TestStory story =
        new TestStory()
            .with("requested", TestStory::asEmergency)
            .with("step-1", TestStory::asEmergency)
            .with("step-2", TestStory::asEmergency)
            .with("promoted", TestStory::asEmergency)
            .with(
                "step-3",
                r -> {
                  TestStory.asEmergency(r);
                  PromotionChanged step = (PromotionChanged) r;
                  step.setReviewDueAt(Reviewer.NOW);
                  step.setApprovalsRequired(List.of("risk-officer"));
                });

    Report report = reviewer.report(Reviewer.bundle(story));

    assertThat(Reviewer.wrong(report)).isEmpty();
    assertThat(report.findings())
        .anyMatch(each -> each.says().contains("are due by 2026-12-01T00:00:00Z: risk-officer"));
  }

  @Test
  void who_is_said_to_be_a_developer_while_they_decide_cannot_be_told() throws Exception {
    Report report =
        reviewer.report(
            Reviewer.bundle(new TestStory().developedBy("developers-meanwhile", "vera")));

    assertThat(report.verdict()).isEqualTo(Verdict.OK);
    assertThat(report.findings())
        .anyMatch(
            each ->
                each.verdict() == Verdict.NOT_SAID
                    && each.says().contains("vera was said to have developed the model"));
  }

  @Test
  void what_was_refused_makes_nobody_a_developer() throws Exception {
    Report report =
        reviewer.report(
            Reviewer.bundle(
                new TestStory().developedBy("developers", "vera").refused("developers")));

    assertThat(Reviewer.wrong(report)).isEmpty();
  }

  @Test
  void an_erased_description_may_have_named_developers() throws Exception {
    TestStory story = new TestStory().developedBy("developers", "vera");
    TestBundle bundle = Reviewer.bundle(story);
    String folderOfEntry = "entries/" + story.indexes.get("developers") + "/";

    Report report =
        reviewer.report(
            bundle
                .without(folderOfEntry + "record")
                .without(folderOfEntry + "salts.json")
                .listed(TestStory.MODEL, TestStory.VERSION));

    assertThat(Reviewer.wrong(report)).isEmpty();
    assertThat(report.findings())
        .anyMatch(each -> each.says().startsWith("whether vera developed the model"));
  }

  @Test
  void gaps_are_told() throws Exception {
    Report report =
        reviewer.report(
            Reviewer.bundle(
                new TestStory().with("scan", r -> ((AuditNoted) r).setKind(AuditNoteKind.GAP))));

    assertThat(report.verdict()).isEqualTo(Verdict.OK);
    assertThat(report.findings()).anyMatch(each -> each.says().startsWith("records are missing"));
  }

  private static Arguments lie(String name, UnaryOperator<TestStory> lie, String says) {
    return arguments(name, lie, says);
  }

  /// Digests are long.
  private static String shortened(String says) {
    return says.replaceAll("([ab])\\1{63}", "$1$1$1$1");
  }
}
