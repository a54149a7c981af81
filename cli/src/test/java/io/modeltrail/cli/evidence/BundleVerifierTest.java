package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleVerifierTest {

  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void a_good_bundle_is_ok_and_nothing_is_called_wrong() throws Exception {
    Report report = report(bundle(new TestStory()));

    assertThat(report.findings()).noneMatch(each -> each.verdict() == Verdict.WRONG);
    assertThat(report.verdict()).isEqualTo(Verdict.OK);
    assertThat(report.findings())
        .filteredOn(each -> each.verdict() == Verdict.OK)
        .extracting(Finding::check)
        .contains(
            "checkpoint",
            "inclusion",
            "record",
            "content",
            "registration",
            "steps",
            "request",
            "rules",
            "gates",
            "approval",
            "four eyes",
            "promotion",
            "report",
            "notes");
    assertThat(report.findings())
        .filteredOn(each -> each.verdict() == Verdict.NOT_SAID)
        .extracting(each -> each.spot().name())
        .containsExactly("passport.html, bundle.json");
  }

  @Test
  void one_bit_of_any_file_is_noticed_and_the_file_named() throws Exception {
    TestBundle good = bundle(new TestStory());
    List<String> unnoticed = new ArrayList<>();
    for (String name : good.files().keySet()) {
      int length = good.files().get(name).length;
      boolean isOfEntry = name.startsWith("entries/");
      int[] bytes = isOfEntry ? new int[] {length / 2} : new int[] {0, length / 2, length - 1};
      String place = isOfEntry ? name.substring(0, name.lastIndexOf('/')) : name;
      for (int at : bytes) {
        Report report = report(good.flipped(name, at));
        // What is wrong with the list shows at what it lists.
        boolean isNamed =
            name.equals(Contents.FILE)
                || wrong(report).stream().anyMatch(each -> each.startsWith(place));
        if (report.verdict() != Verdict.WRONG || !isNamed) {
          unnoticed.add(name + " at " + at);
        }
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  static List<Arguments> tampered() {
    return List.of(
        change(
            "two entries change places",
            it -> it.swapped("entries/4/leaf", "entries/5/leaf"),
            "entries/4/leaf"),
        change(
            "the proof of another entry",
            it -> it.with("entries/4/proof", it.files().get("entries/5/proof")),
            "entries/4/proof"),
        change(
            "the salts of another entry",
            it -> it.swapped("entries/4/salts.json", "entries/5/salts.json"),
            "entries/4/salts.json"),
        change(
            "the record of another entry",
            it -> it.with("entries/4/record", it.files().get("entries/5/record")),
            "entries/4/record"),
        change("a file too many", it -> it.with("schemas/99.avsc", new byte[0]), "schemas/99.avsc"),
        change("an entry is left out", it -> it.without("entries/4/"), "entries/4/leaf"),
        change("a leaf is left out", it -> it.without("entries/4/leaf"), "entries/4/leaf"),
        change("a proof is left out", it -> it.without("entries/4/proof"), "entries/4/proof"),
        change(
            "salts are left out", it -> it.without("entries/4/salts.json"), "entries/4/salts.json"),
        change("the checkpoint is left out", it -> it.without("checkpoint"), "checkpoint"),
        change("the list is left out", it -> it.without("bundle.json"), "bundle.json"),
        change("another version is asked about", it -> it.listed("wine", 4), "version 4 of wine"),
        change("another model is asked about", it -> it.listed("beer", 3), "version 3 of beer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampered")
  void what_was_tampered_with_is_refused_and_named(
      String name, UnaryOperator<TestBundle> change, String place) throws Exception {
    Report report = report(change.apply(bundle(new TestStory())));

    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(wrong(report)).anyMatch(each -> each.startsWith(place));
  }

  @Test
  void a_checkpoint_of_another_log_or_key_is_refused_and_nothing_built_on_it() throws Exception {
    TestBundle good = bundle(new TestStory());
    String other = new TestStory().without("scan").told().checkpoint(9).toString();

    assertThat(wrong(report(good.with("checkpoint", other.getBytes(UTF_8)))))
        .anyMatch(each -> each.startsWith("bundle.json"))
        .anyMatch(each -> each.startsWith("entries/"));
    assertThat(
            wrong(
                report(
                    good.with(
                        "checkpoint", other.replace("example", "elsewhere").getBytes(UTF_8)))))
        .singleElement()
        .asString()
        .contains("no key is given of it");
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
    Report report = report(bundle(lie.apply(new TestStory())));

    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(wrong(report).stream().map(BundleVerifierTest::shortened))
        .anyMatch(each -> each.contains(says));
  }

  static Stream<String> eachRecord() {
    TestStory story = new TestStory();
    story.told();
    return story.indexes.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("eachRecord")
  void whatever_is_erased_is_not_said_and_nothing_is_wrong(String record) throws Exception {
    TestStory story = new TestStory();
    TestBundle bundle = bundle(story);
    String folderOfEntry = "entries/" + story.indexes.get(record) + "/";

    Report report =
        report(
            bundle
                .without(folderOfEntry + "record")
                .without(folderOfEntry + "salts.json")
                .listed(TestStory.MODEL, TestStory.VERSION));

    assertThat(wrong(report)).isEmpty();
    assertThat(report.findings())
        .anyMatch(
            each ->
                each.verdict() == Verdict.NOT_SAID && each.says().contains("erased, or left out"));
  }

  @Test
  void what_is_missing_is_wrong_also_where_something_else_was_erased() throws Exception {
    TestStory story = new TestStory().without("decision-2");
    TestBundle bundle = bundle(story);
    String folderOfEntry = "entries/" + story.indexes.get("decision-1") + "/";

    Report report =
        report(
            bundle
                .without(folderOfEntry + "record")
                .without(folderOfEntry + "salts.json")
                .listed(TestStory.MODEL, TestStory.VERSION));

    assertThat(wrong(report))
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
                  step.setReviewDueAt(NOW);
                  step.setApprovalsRequired(List.of("risk-officer"));
                });

    Report report = report(bundle(story));

    assertThat(wrong(report)).isEmpty();
    assertThat(report.findings())
        .anyMatch(each -> each.says().contains("are due by 2026-12-01T00:00:00Z: risk-officer"));
  }

  @Test
  void a_schema_that_was_never_released_makes_of_it_somebodys_word() throws Exception {
    TestStory story = new TestStory();
    TestBundle good = bundle(story);
    String name = "schemas/1.avsc"; // of audit.noted
    TestBundle other =
        good.with(
                name,
                new String(good.files().get(name), UTF_8)
                    .replace("\"subject\"", "\"object\"")
                    .getBytes(UTF_8))
            .listed(TestStory.MODEL, TestStory.VERSION);

    Report report = report(other);

    assertThat(wrong(report)).isEmpty();
    assertThat(report.findings())
        .filteredOn(each -> each.verdict() == Verdict.NOT_SAID)
        .extracting(Finding::says)
        .contains("its schema is not one I know: decoded content is the bundle's word");
  }

  @Test
  void without_attestation_keys_decisions_are_not_called_wrong() throws Exception {
    Path file = bundle(new TestStory()).write(folder.resolve("bundle.zip"));
    Trust trust =
        new Trust(
            List.of(TestTrail.KEY.verifierKey()),
            Optional.empty(),
            Attestor.trusting(List.of()),
            Optional.empty());

    var outcome = new BundleVerifier(trust, NOW).verify(file);

    assertThat(new Report(outcome, outcome.findings().all()).verdict()).isEqualTo(Verdict.OK);
    assertThat(outcome.findings().all())
        .anyMatch(
            each ->
                each.verdict() == Verdict.NOT_SAID && each.says().contains("--attestation-key"));
  }

  @Test
  void gaps_are_told() throws Exception {
    Report report =
        report(
            bundle(new TestStory().with("scan", r -> ((AuditNoted) r).setKind(AuditNoteKind.GAP))));

    assertThat(report.verdict()).isEqualTo(Verdict.OK);
    assertThat(report.findings()).anyMatch(each -> each.says().startsWith("records are missing"));
  }

  private static Arguments change(String name, UnaryOperator<TestBundle> change, String place) {
    return arguments(name, change, place);
  }

  private static Arguments lie(String name, UnaryOperator<TestStory> lie, String says) {
    return arguments(name, lie, says);
  }

  private static TestBundle bundle(TestStory story) {
    return story.told().bundle(TestStory.MODEL, TestStory.VERSION);
  }

  private Report report(TestBundle bundle) throws Exception {
    Trust trust =
        new Trust(
            List.of(TestTrail.KEY.verifierKey()),
            Optional.empty(),
            TestAttestor.trusting(folder),
            Optional.empty());
    var outcome = new BundleVerifier(trust, NOW).verify(bundle.write(folder.resolve("bundle.zip")));
    return new Report(outcome, outcome.findings().all());
  }

  private static List<String> wrong(Report report) {
    return report.findings().stream()
        .filter(each -> each.verdict() == Verdict.WRONG)
        .map(each -> each.spot().name() + ": " + each.says())
        .toList();
  }

  /// Digests are long.
  private static String shortened(String says) {
    return says.replaceAll("([ab])\\1{63}", "$1$1$1$1");
  }
}
