package io.modeltrail.governance.gate;

import static io.modeltrail.event.AssessmentKind.EVALUATION;
import static io.modeltrail.event.Conclusion.INFORMATION;
import static io.modeltrail.governance.gate.Versions.NOW;
import static io.modeltrail.governance.gate.Versions.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ModelObserved;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchConditionTest {

  private static final Subject VERSION =
      Subject.of(version(4, Map.of("accuracy", 0.97), Map.of("depth", "3")));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "observed.accuracy >= metrics.accuracy - 0.05 | PASSED | observed.accuracy = 0.94,"
            + " metrics.accuracy = 0.97",
        "observed.accuracy >= metrics.accuracy - 0.01 | FAILED | observed.accuracy = 0.94,"
            + " metrics.accuracy = 0.97",
        "sampleCount < 1000 || observed.psi < 0.2 | ERROR | observed has no \"psi\"; it has:"
            + " accuracy",
        "sampleCount < 10000 || observed.psi < 0.2 | PASSED | sampleCount = 1200, observed.psi is"
            + " not there",
        "segment == \"country=DE\" && version == 4 | PASSED | segment = \"country=DE\", version = 4",
        "parameters.depth > 3 || tags.team == \"x\" || modelName == \"\" | FAILED | parameters.depth"
            + " = 3, tags.team = \"cellar\", modelName = \"wine\"",
      })
  void a_watch_says_what_it_saw(String require, Outcome outcome, String detail) {
    var verdict = watch(require).judge(WatchInput.of(VERSION, observed("country=DE")));

    assertThat(verdict).isEqualTo(new Judgement.Verdict(outcome, detail));
  }

  @Test
  void a_watch_goes_by_the_newest_assessments_however_many_there_are() {
    var story = Story.of(4, Map.of());
    for (var i = 0; i <= Subject.ASSESSMENTS_MAX; i++) {
      story.assessed(EVALUATION, INFORMATION, "nightly", "holdout", Map.of("auc", 0.9));
    }

    var verdict =
        watch("observed.accuracy < evaluated(\"holdout\").auc")
            .judge(WatchInput.of(story.subject(), observed(null)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void where_all_was_observed_there_is_no_segment() {
    var verdict = watch("segment == \"\"").judge(WatchInput.of(VERSION, observed(null)));

    assertThat(verdict).isEqualTo(new Judgement.Verdict(Outcome.PASSED, "segment = \"\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "observed.accuracy > champion.metrics.accuracy | 21 | There is no \"champion\" | observed,",
        "observed.accuracy > 0.5 && now > now | 28 | There is no \"now\" | observed,",
        "observed.accuracy == \"high\" | 19 | == cannot be applied to (double, string) | values",
        "sampleCount + 1.0 > 2.0 | 13 | + cannot be applied to (int, double) | numbers of one kind",
      })
  void what_is_no_condition_of_a_watch_is_told_with_its_place(
      String require, int column, String reason, String expected) {
    var mistake =
        assertThat(Condition.parseWatch(require))
            .asInstanceOf(type(Condition.Unsound.class))
            .actual()
            .mistakes()
            .getFirst();

    assertThat(mistake.column()).isEqualTo(column);
    assertThat(mistake.reason()).isEqualTo(reason);
    assertThat(mistake.expected()).contains(expected);
  }

  @Test
  void a_gate_knows_nothing_of_what_was_observed() {
    assertThat(Condition.parse("observed.accuracy > 0.5")).isInstanceOf(Condition.Unsound.class);
    assertThat(Condition.parse("version > 3"))
        .isNotEqualTo(Condition.parseWatch("version > 3"))
        .isEqualTo(Condition.parse("version > 3"));
  }

  private static Condition watch(String require) {
    return assertThat(Condition.parseWatch(require))
        .asInstanceOf(type(Condition.Sound.class))
        .actual()
        .condition();
  }

  private static ModelObserved observed(@Nullable String segment) {
    return ModelObserved.newBuilder()
        .setEventId(new UUID(2, 1))
        .setActor(Actor.newBuilder().build())
        .setModelName("wine")
        .setEnvironment("production")
        .setVersion(4)
        .setWindowStart(NOW.minusSeconds(3_600))
        .setWindowEnd(NOW)
        .setSampleCount(1_200L)
        .setSegment(segment)
        .setFigures(Map.of("accuracy", 0.94))
        .build();
  }
}
