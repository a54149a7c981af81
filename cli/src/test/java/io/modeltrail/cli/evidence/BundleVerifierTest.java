package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleVerifierTest {

  @TempDir Path folder;

  private Reviewer reviewer;

  @BeforeEach
  void a_reviewer_with_keys() {
    reviewer = new Reviewer(folder);
  }

  @Test
  void a_good_bundle_is_ok_and_nothing_is_called_wrong() throws Exception {
    Report report = reviewer.report(Reviewer.bundle(new TestStory()));

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
    TestBundle good = Reviewer.bundle(new TestStory());
    List<String> unnoticed = new ArrayList<>();
    for (String name : good.files().keySet()) {
      int length = good.files().get(name).length;
      boolean isOfEntry = name.startsWith("entries/");
      int[] bytes = isOfEntry ? new int[] {length / 2} : new int[] {0, length / 2, length - 1};
      String place = isOfEntry ? name.substring(0, name.lastIndexOf('/')) : name;
      for (int at : bytes) {
        Report report = reviewer.report(good.flipped(name, at));
        // What is wrong with the list shows at what it lists.
        boolean isNamed =
            name.equals(Contents.FILE)
                || Reviewer.wrong(report).stream().anyMatch(each -> each.startsWith(place));
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
    Report report = reviewer.report(change.apply(Reviewer.bundle(new TestStory())));

    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(Reviewer.wrong(report)).anyMatch(each -> each.startsWith(place));
  }

  @Test
  void a_checkpoint_of_another_log_or_key_is_refused_and_nothing_built_on_it() throws Exception {
    TestBundle good = Reviewer.bundle(new TestStory());
    String other = new TestStory().without("scan").told().checkpoint(9).toString();

    assertThat(Reviewer.wrong(reviewer.report(good.with("checkpoint", other.getBytes(UTF_8)))))
        .anyMatch(each -> each.startsWith("bundle.json"))
        .anyMatch(each -> each.startsWith("entries/"));
    assertThat(
            Reviewer.wrong(
                reviewer.report(
                    good.with(
                        "checkpoint", other.replace("example", "elsewhere").getBytes(UTF_8)))))
        .singleElement()
        .asString()
        .contains("no key is given of it");
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
    TestBundle bundle = Reviewer.bundle(story);
    String folderOfEntry = "entries/" + story.indexes.get(record) + "/";

    Report report =
        reviewer.report(
            bundle
                .without(folderOfEntry + "record")
                .without(folderOfEntry + "salts.json")
                .listed(TestStory.MODEL, TestStory.VERSION));

    assertThat(Reviewer.wrong(report)).isEmpty();
    assertThat(report.findings())
        .anyMatch(
            each ->
                each.verdict() == Verdict.NOT_SAID && each.says().contains("erased, or left out"));
  }

  @Test
  void a_schema_that_was_never_released_makes_of_it_somebodys_word() throws Exception {
    TestStory story = new TestStory();
    TestBundle good = Reviewer.bundle(story);
    String name = "schemas/1.avsc"; // of audit.noted
    TestBundle other =
        good.with(
                name,
                new String(good.files().get(name), UTF_8)
                    .replace("\"subject\"", "\"object\"")
                    .getBytes(UTF_8))
            .listed(TestStory.MODEL, TestStory.VERSION);

    Report report = reviewer.report(other);

    assertThat(Reviewer.wrong(report)).isEmpty();
    assertThat(report.findings())
        .filteredOn(each -> each.verdict() == Verdict.NOT_SAID)
        .extracting(Finding::says)
        .contains("its schema is not one I know: decoded content is the bundle's word");
  }

  @Test
  void without_attestation_keys_decisions_are_not_called_wrong() throws Exception {
    Path file = Reviewer.bundle(new TestStory()).write(folder.resolve("bundle.zip"));
    Trust trust =
        new Trust(
            List.of(TestTrail.KEY.verifierKey()),
            Optional.empty(),
            Attestor.trusting(List.of()),
            Optional.empty());

    var outcome = new BundleVerifier(trust, Reviewer.NOW).verify(file);

    assertThat(new Report(outcome, outcome.findings().all()).verdict()).isEqualTo(Verdict.OK);
    assertThat(outcome.findings().all())
        .anyMatch(
            each ->
                each.verdict() == Verdict.NOT_SAID && each.says().contains("--attestation-key"));
  }

  private static Arguments change(String name, UnaryOperator<TestBundle> change, String place) {
    return arguments(name, change, place);
  }
}
