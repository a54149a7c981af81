package io.modeltrail.governance.gate;

import static io.modeltrail.governance.gate.Outcome.ERROR;
import static io.modeltrail.governance.gate.Outcome.FAILED;
import static io.modeltrail.governance.gate.Outcome.PASSED;
import static io.modeltrail.governance.gate.Versions.NOW;
import static io.modeltrail.governance.gate.Versions.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelRegistered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  private static final ModelRegistered VERSION =
      version(
          4,
          Map.of("accuracy", 0.9737, "f1", 0.97, "val/auc", 0.99, "one", 1.0),
          Map.of("depth", "3", "rate", "1e-4", "bagging", "true", "seed", "12345678901234567890"));
  private static final ModelRegistered CHAMPION = version(3, Map.of("accuracy", 0.9649));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "metrics.accuracy >= 0.97 | PASSED | metrics.accuracy = 0.9737",
        "metrics.accuracy >= 0.98 | FAILED | metrics.accuracy = 0.9737",
        "metrics.accuracy >= 1 | FAILED | metrics.accuracy = 0.9737",
        "metrics.one >= 1 | PASSED | metrics.one = 1",
        "1 <= metrics.one | PASSED | metrics.one = 1",
        "metrics.one == 1.0 | PASSED | metrics.one = 1",
        "metrics[\"val/auc\"] > 0.9 | PASSED | metrics[\"val/auc\"] = 0.99",
        "has(metrics.auc) && metrics.auc > 0.9 | FAILED | metrics.auc is not there",
        "has(metrics.f1) && metrics.f1 > 0.9 | PASSED | metrics.f1 = 0.97",
        "metrics.auc > 0.9 | ERROR | metrics has no \"auc\"; it has: accuracy, f1, one, val/auc",
        "statistics.rows > 1.0 | ERROR | statistics has no \"rows\"; it is empty",
        "parameters.depth >= 3 | PASSED | parameters.depth = 3",
        "parameters.depth == 3 | PASSED | parameters.depth = 3",
        "parameters.rate < 0.001 | PASSED | parameters.rate = 0.0001",
        "parameters.bagging == \"true\" | PASSED | parameters.bagging = \"true\"",
        "parameters.seed > 3 | ERROR | An operator does not fit the values: parameters.seed ="
            + " \"12345678901234567890\"",
        "parameters.bagging > 3 | ERROR | An operator does not fit the values: parameters.bagging ="
            + " \"true\"",
        "parameters.bagging | ERROR | It gave \"true\", not true or false: parameters.bagging ="
            + " \"true\"",
        "tags.team == \"cellar\" | PASSED | tags.team = \"cellar\"",
        "datasets.exists(d, d.role == \"TEST\" && d.rows >= 50) | PASSED | datasets = 1 elements",
        "datasets[0].rows > 100 | FAILED | datasets[0].rows = 54",
        "datasets[7].rows > 100 | ERROR | datasets has no element 7; it has 1, counted from 0",
        "artifact.sizeBytes < 10000 | PASSED | artifact.sizeBytes = 4096",
        "has(run.codeCommit) | FAILED | run.codeCommit is not there",
        "now - run.startedAt < duration(\"2h\") | PASSED | now = 2026-03-01T12:00:00Z,"
            + " run.startedAt = 2026-03-01T11:00:00Z",
        "version > 3 && modelName == \"wine\" | PASSED | version = 4, modelName = \"wine\"",
        "algorithm == \"\" && task == \"classification\" && workspace == \"default\" | PASSED |"
            + " algorithm = \"\", task = \"classification\", workspace = \"default\"",
        "champion == null || metrics.accuracy >= champion.metrics.accuracy - 0.005 | PASSED |"
            + " champion = version 3, metrics.accuracy = 0.9737, champion.metrics.accuracy ="
            + " 0.9649",
        "metrics.accuracy < champion.metrics.accuracy | FAILED | metrics.accuracy = 0.9737,"
            + " champion.metrics.accuracy = 0.9649",
        "metrics.f1 > champion.metrics.f1 | ERROR | champion.metrics has no \"f1\"; it has:"
            + " accuracy",
        "champion.version == 3 | PASSED | champion.version = 3",
        "version / (version - 4) == 1 | ERROR | A division by zero: version = 4",
        "version * 9223372036854775807 > 0 | ERROR | A number too large: version = 4",
        "metrics.exists(m, metrics[m] > 0.98) | PASSED | metrics = 4 entries",
        "datasets.exists(metrics, metrics.role == \"TEST\") | PASSED | datasets = 1 elements",
      })
  void a_gate_says_what_it_saw(String require, Outcome outcome, String detail) {
    var judgement = Gate.of("a", require).judge(input(VERSION, CHAMPION), Duration.ZERO);

    assertThat(judgement.outcome()).as(judgement.detail()).isEqualTo(outcome);
    assertThat(judgement.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "champion == null || metrics.accuracy >= champion.metrics.accuracy | PASSED | champion ="
            + " null, metrics.accuracy = 0.9737",
        "champion != null && metrics.accuracy >= champion.metrics.accuracy | FAILED | champion ="
            + " null, metrics.accuracy = 0.9737",
        "metrics.accuracy >= champion.metrics.accuracy | ERROR | champion is null and has no"
            + " \"metrics\"",
        "has(champion.metrics) | ERROR | champion is null and has no \"metrics\"",
      })
  void without_a_champion_there_is_null(String require, Outcome outcome, String detail) {
    var judgement = Gate.of("a", require).judge(input(VERSION, null), Duration.ZERO);

    assertThat(judgement.outcome()).as(judgement.detail()).isEqualTo(outcome);
    assertThat(judgement.detail()).isEqualTo(detail);
  }

  @Test
  void a_loop_over_too_much_is_an_error_and_takes_no_time() {
    var metrics =
        IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> 1.0 * i));
    var gate =
        Gate.of(
            "a",
            "metrics.all(a, metrics.all(b, metrics.all(c, metrics.all(d, metrics[a] >= 0.0))))");

    var judgement = gate.judge(input(version(1, metrics), null), Duration.ZERO);

    assertThat(judgement.outcome()).isEqualTo(ERROR);
    assertThat(judgement.detail()).isEqualTo("It would go over more than 5,000 elements");
  }

  @Test
  void a_record_with_as_many_entries_as_it_may_have_can_be_gone_over() {
    var metrics =
        IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> 1.0 * i));
    var gate = Gate.of("a", "metrics.all(m, metrics[m] >= 0.0)");

    assertThat(gate.judge(input(version(1, metrics), null), Duration.ZERO).outcome())
        .isEqualTo(PASSED);
  }

  @Test
  void details_stay_short() {
    var require =
        IntStream.range(0, 40)
            .mapToObj("parameters.parameter_%d == \"x\""::formatted)
            .collect(Collectors.joining(" && "));
    var parameters = new TreeMap<String, String>();
    IntStream.range(0, 40).forEach(i -> parameters.put("parameter_" + i, "x".repeat(16_000)));

    var judgement =
        Gate.of("a", require).judge(input(version(1, Map.of(), parameters), null), Duration.ZERO);

    assertThat(judgement.outcome()).isEqualTo(FAILED);
    assertThat(judgement.detail()).hasSize(Judgement.DETAIL_LENGTH_MAX).endsWith("…");
  }

  @Test
  void many_threads_can_ask_one_gate() {
    var gate = Gate.of("a", "metrics.accuracy >= 0.5");
    var wrong = new AtomicInteger();

    IntStream.range(0, 20_000)
        .parallel()
        .forEach(
            i -> {
              var input = input(version(1, Map.of("accuracy", i % 2 * 1.0)), null);
              var expected = i % 2 == 1 ? PASSED : FAILED;
              if (gate.judge(input, Duration.ZERO).outcome() != expected) {
                wrong.incrementAndGet();
              }
            });

    assertThat(wrong).hasValue(0);
  }

  @Test
  void what_was_found_of_the_artifact_is_known_once_it_was_read() {
    var gate = Gate.of("a", "artifact.check == \"VERIFIED\" && champion.artifact.check != \"\"");
    var champion = Subject.of(CHAMPION, CheckOutcome.MISMATCH, List.of());

    assertThat(gate.judge(GateInput.of(Subject.of(VERSION), champion, NOW), Duration.ZERO))
        .isEqualTo(
            new Judgement(
                gate, FAILED, "artifact.check = \"\", champion.artifact.check = \"MISMATCH\""));
    var verified = Subject.of(VERSION, CheckOutcome.VERIFIED, List.of());
    assertThat(gate.judge(GateInput.of(verified, champion, NOW), Duration.ZERO).outcome())
        .isEqualTo(PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "version > 4 | PT0S | WAITING",
        "version > 4 | PT59M59S | WAITING",
        "version > 4 | PT1H | FAILED",
        "metrics.auc > 0.9 | PT0S | WAITING",
        "metrics.auc > 0.9 | PT2H | ERROR",
        "version > 3 | PT0S | PASSED",
        "version > 3 | PT2H | PASSED",
      })
  void a_gate_waits_until_its_time_is_over(String require, Duration waited, Outcome outcome) {
    var gate = Gate.of("a", require).waiting(Duration.ofHours(1));

    var judgement = gate.judge(input(VERSION, null), waited);

    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.detail()).isNotEmpty();
  }

  private static GateInput input(ModelRegistered version, @Nullable ModelRegistered champion) {
    return GateInput.of(Subject.of(version), champion == null ? null : Subject.of(champion), NOW);
  }

  @Test
  void gates_are_equal_if_they_say_the_same() {
    assertThat(Gate.of("a", "version > 3")).isEqualTo(Gate.of("a", "version > 3"));
    assertThat(Gate.of("a", "version > 3")).isNotEqualTo(Gate.of("a", "version > 4"));
    assertThat(Gate.of("a", "version > 3"))
        .isNotEqualTo(Gate.of("a", "version > 3").waiting(Duration.ofHours(1)));
  }
}
