package io.modeltrail.governance.gate;

import static io.modeltrail.event.AssessmentKind.EVALUATION;
import static io.modeltrail.event.AssessmentKind.FINDING;
import static io.modeltrail.event.Conclusion.FAILED;
import static io.modeltrail.event.Conclusion.INFORMATION;
import static io.modeltrail.event.DatasetRole.TEST;
import static io.modeltrail.event.DatasetRole.TRAINING;
import static io.modeltrail.governance.gate.Outcome.ERROR;
import static io.modeltrail.governance.gate.Outcome.PASSED;
import static io.modeltrail.governance.gate.Versions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  private static final String DIGEST = "a".repeat(64);
  private static final String OTHER_DIGEST = "b".repeat(64);

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "evaluated(\"holdout\").auc >= champion.evaluated(\"holdout\").auc | PASSED |"
            + " evaluated(\"holdout\").auc = 0.91, champion.evaluated(\"holdout\").auc = 0.9",
        "evaluated(\"holdout\").f1 > 0.5 | ERROR | evaluated(\"holdout\") has no \"f1\"; it has:"
            + " auc, latency",
        "evaluated(\"hold-out\").auc > 0.5 | ERROR | evaluated(\"hold-out\") has no \"auc\"; there"
            + " are figures on: drifted, holdout, holdout [country=DE], later",
        "champion.evaluated(\"later\").auc > 0.5 | ERROR | champion.evaluated(\"later\") has no"
            + " \"auc\"; there are figures on: drifted, holdout",
        "champion.evaluated(\"drifted\").auc > 0.5 | ERROR | The champion was not measured on the"
            + " same data: data set \"drifted\" has another sha256:"
            + " champion.evaluated(\"drifted\").auc cannot be said",
        "evaluated(\"holdout\", \"country=DE\").auc > 0.8 | PASSED | evaluated(\"holdout\","
            + " \"country=DE\").auc = 0.85",
        "has(evaluated(\"holdout\").f1) | FAILED | evaluated(\"holdout\").f1 is not there",
        "evaluated(\"holdout\")[?\"f1\"].orValue(1.0) > 0.5 | PASSED | evaluated(\"holdout\").f1 is"
            + " not there",
        "evaluated(\"later\").auc > 0.9 | PASSED | evaluated(\"later\").auc = 0.93",
        "evaluated(metricsDataset).auc == metrics.auc | PASSED | metricsDataset = \"holdout\","
            + " metrics.auc = 0.91",
        "evaluated(\"holdout\").all(m, evaluated(\"holdout\")[m] > 0.9) | PASSED |"
            + " evaluated(\"holdout\") = 2 entries",
        "evaluations.exists(e, has(e.slice) && e.metrics.auc < 0.9) | PASSED | evaluations = 3"
            + " elements",
        "percentChange(champion.metrics.latency, metrics.latency) <= 10.0 | FAILED |"
            + " champion.metrics.latency = 20, metrics.latency = 25",
        "percentChange(champion.artifact.sizeBytes, artifact.sizeBytes) == 100.0 | PASSED |"
            + " champion.artifact.sizeBytes = 1000, artifact.sizeBytes = 2000",
        "percentChange(-2.0, metrics.latency) > 1000.0 | PASSED | metrics.latency = 25",
        "percentChange(0, version) < 5.0 | ERROR | There is no percentage of a change from 0:"
            + " version = 4",
        "daysSince(timestamp(tags[\"data-until\"])) < 30.0 | FAILED | tags.data-until"
            + " = \"2026-01-30T00:00:00Z\"",
        "daysSince(run.startedAt) * 24.0 == 1.0 | PASSED | run.startedAt = 2026-03-01T11:00:00Z",
        "daysSince(parameters.depth) < 30.0 | ERROR | An operator does not fit the values:"
            + " parameters.depth = 3",
        "!assessments.exists(a, a.kind == \"FINDING\") | FAILED | assessments = 2 elements",
        "assessments.exists(a, a.by == \"val\" && daysSince(a.at) < 1 && a.conclusion == \"FAILED\""
            + " && !has(a.dataset)) | PASSED | assessments = 2 elements",
        "baseModels[0].name == \"vine-1\" && !has(baseModels[0].version) | PASSED |"
            + " baseModels[0].name = \"vine-1\", baseModels[0].version is not there",
        "size(champion.assessments) == 0 && champion.metricsDataset == \"holdout\" | PASSED |"
            + " champion.assessments = 0 elements, champion.metricsDataset = \"holdout\"",
      })
  void a_gate_calls_functions(String require, Outcome outcome, String detail) {
    var judgement = judge(require, version(), champion());

    assertThat(judgement.detail())
        .as(judgement.outcome().name())
        .isEqualTo(detail.replace("tags.data-until", "tags[\"data-until\"]"));
    assertThat(judgement.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "metrics[?\"auc\"].orValue(0.0) > 0.9 | PASSED | metrics.auc = 0.91",
        "metrics.?f1.orValue(0.0) > 0.9 | FAILED | metrics.f1 is not there",
        "metrics.?f1.hasValue() || version == 4 | PASSED | metrics.f1 is not there, version = 4",
        "metrics.?f1.or(metrics.?auc).value() > 0.9 | PASSED | metrics.f1 is not there, metrics.auc"
            + " = 0.91",
        "metrics.?f1.value() > 0.9 | ERROR | Function 'value' failed with arg(s) 'Optional.empty': metrics.f1 is not there",
        "champion.?metrics.?f1.orValue(0.5) < 0.9 | PASSED | champion.metrics.f1 is not there",
        "run.?codeCommit.orValue(\"\") != \"\" | FAILED | run.codeCommit is not there",
        "datasets[?9].?rows.orValue(0) > 10 | FAILED | datasets[9].rows is not there",
      })
  void what_may_be_missing_can_be_given_a_value(String require, Outcome outcome, String detail) {
    var judgement = judge(require, version(), champion());

    assertThat(judgement.detail()).as(judgement.outcome().name()).isEqualTo(detail);
    assertThat(judgement.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "champion == null || evaluated(\"holdout\").auc > champion.evaluated(\"holdout\").auc |"
            + " PASSED | champion = null, evaluated(\"holdout\").auc = 0.91",
        "champion == null || sameInputs(champion) | PASSED | champion = null",
        "champion.evaluated(\"holdout\").auc > 0.5 | ERROR | champion is null and has no"
            + " \"evaluated\"",
        "sameInputs(champion) | ERROR | champion is null and has no \"inputs\"",
      })
  void functions_of_the_champion_need_one(String require, Outcome outcome, String detail) {
    var judgement = judge(require, version(), null);

    assertThat(judgement.detail()).as(judgement.outcome().name()).startsWith(detail);
    assertThat(judgement.outcome()).isEqualTo(outcome);
  }

  @Test
  void inputs_are_the_same_if_parameters_and_data_sets_are() {
    assertThat(sameInputs(made().dataset("wine", TRAINING, DIGEST, "1")))
        .isEqualTo("PASSED sameInputs(champion) = true");
    assertThat(sameInputs(made().dataset("wine", TRAINING, OTHER_DIGEST, "1")))
        .isEqualTo("FAILED sameInputs(champion) = false (data set \"wine\" has another sha256)");
    assertThat(sameInputs(made().dataset("wine", TEST, DIGEST, "1")))
        .isEqualTo(
            "FAILED sameInputs(champion) = false (not both have data set \"wine\" as TRAINING)");
    assertThat(sameInputs(made().dataset("wine", TRAINING, null, "1")))
        .isEqualTo("PASSED sameInputs(champion) = true");
    assertThat(sameInputs(made().dataset("wine", TRAINING, null, "2")))
        .isEqualTo("FAILED sameInputs(champion) = false (data set \"wine\" has another version)");
    assertThat(sameInputs(made().dataset("wine", TRAINING, null, null)))
        .isEqualTo(
            "ERROR Whether the inputs are the same cannot be said: not both say the sha256 of data"
                + " set \"wine\", nor its version: sameInputs(champion) cannot be said");
    assertThat(
            sameInputs(
                made().dataset("wine", TRAINING, null, null).parameters(Map.of("depth", "4"))))
        .isEqualTo("FAILED sameInputs(champion) = false (parameter \"depth\" is another)");
  }

  @Test
  void what_cannot_be_said_does_not_matter_where_the_other_side_decides() {
    var judgement =
        judge("version > 3 || has(champion.evaluated(\"drifted\").auc)", version(), champion());

    assertThat(judgement.outcome()).isEqualTo(PASSED);
  }

  @Test
  void of_a_figure_that_was_measured_again_the_last_counts() {
    var version =
        version().assessed(EVALUATION, INFORMATION, "pipeline", "holdout", Map.of("auc", 0.7));

    assertThat(judge("evaluated(\"holdout\").auc > 0.9", version, null).detail())
        .isEqualTo("evaluated(\"holdout\").auc = 0.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!assessments.exists(a, a.kind == \"FINDING\")",
        "evaluations.all(e, e.metrics.auc > 0.5)",
        "evaluated(\"later\").auc > 0.9",
        "!has(evaluated(\"later\").f1)",
      })
  void what_rests_on_more_assessments_than_are_gone_over_cannot_be_said(String require) {
    var judgement = judge(require, flooded(version()), champion());

    assertThat(judgement.outcome()).isEqualTo(ERROR);
    assertThat(judgement.detail())
        .startsWith("Version 4 has more than 200 assessments that were not withdrawn");
    assertThat(judge("metrics.auc > 0.9 || " + require, flooded(version()), null).outcome())
        .isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "champion.assessments.exists(a, a.kind == \"EVALUATION\")",
        "champion.evaluated(\"holdout\").auc > 0.5",
        "!champion.?assessments.hasValue()",
        "!has(champion.assessments)",
      })
  void nor_can_it_of_the_champion(String require) {
    var judgement = judge(require, version(), flooded(champion()));

    assertThat(judgement.outcome()).isEqualTo(ERROR);
    assertThat(judgement.detail())
        .startsWith("Version 3 has more than 200 assessments that were not withdrawn");
  }

  @Test
  @Timeout(30)
  void functions_in_loops_come_to_an_end_soon() {
    var metrics =
        IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> 1.0));
    var version = Story.of(4, metrics).dataset("wine", TEST, DIGEST, null).measuredOn("wine");
    var calls = "evaluated(\"wine\").m1 > 0.5 && ".repeat(100);

    assertThat(judge(calls + "version > 3", version, null).outcome()).isEqualTo(Outcome.PASSED);
    var looped = judge("metrics.all(m, " + calls + "metrics[m] > 0.5)", version, null);
    assertThat(looped.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(looped.detail()).startsWith("It would call functions more than 1,000 times");
  }

  private static Story version() {
    return Story.of(4, Map.of("auc", 0.91, "latency", 25.0))
        .dataset("holdout", TEST, DIGEST, null)
        .dataset("drifted", TEST, DIGEST, null)
        .measuredOn("holdout")
        .sizeBytes(2_000)
        .tags(Map.of("team", "cellar", "data-until", "2026-01-30T00:00:00Z"))
        .basedOn("vine-1")
        .evaluation("holdout", "country=DE", Map.of("auc", 0.85))
        .evaluation("drifted", null, Map.of("auc", 0.95))
        .assessed(EVALUATION, INFORMATION, "pipeline", "later", Map.of("auc", 0.93))
        .assessed(FINDING, FAILED, "val");
  }

  private static Story champion() {
    return Story.of(3, Map.of("auc", 0.90, "latency", 20.0))
        .dataset("holdout", TEST, DIGEST, null)
        .dataset("drifted", TEST, OTHER_DIGEST, null)
        .measuredOn("holdout")
        .sizeBytes(1_000)
        .evaluation("drifted", null, Map.of("auc", 0.99));
  }

  private static Story flooded(Story story) {
    for (var i = 0; i <= Subject.ASSESSMENTS_MAX; i++) {
      story.assessed(EVALUATION, INFORMATION, "flood");
    }
    return story;
  }

  private static Story made() {
    return Story.of(4, Map.of());
  }

  private static String sameInputs(Story version) {
    var judgement =
        judge(
            "sameInputs(champion)",
            version,
            Story.of(3, Map.of()).dataset("wine", TRAINING, DIGEST, "1"));
    return "%s %s".formatted(judgement.outcome(), judgement.detail());
  }

  private static Judgement judge(String require, Story version, @Nullable Story champion) {
    var input = GateInput.of(version.subject(), champion == null ? null : champion.subject(), NOW);
    return Gate.of("a", require).judge(input, Duration.ZERO);
  }
}
