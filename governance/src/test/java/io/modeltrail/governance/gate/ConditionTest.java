package io.modeltrail.governance.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "metrics.accuracy >= | 20 | mismatched input",
        "metric.accuracy >= 0.8 | 1 | There is no \"metric\"",
        "version > 3 && size(foo) > 2 | 21 | There is no \"foo\"",
        "metrics.accuracy | 1 | It gives a double, not true or false",
        "metrics.accuracy == 1 | 18 | == cannot be applied to (double, int)",
        "metrics.accuracy > \"high\" | 18 | > cannot be applied to (double, string)",
        "true | 1 | It names nothing that a version has",
        "1 < 2 | 1 | It names nothing that a version has",
        "[1, 2].exists(version, version > 1) | 1 | It goes over a list that is written out",
        "datasets.map(d, d.rows) == [] | 13 | There is no \"map\"",
        "datasets.filter(d, d.rows > 1) == [] | 16 | There is no \"filter\"",
        "tags.team.matches(\"a\") | 18 | There is no \"matches\"",
        "tags.team + tags.team == \"\" | 11 | + cannot be applied to (string, string)",
        "daysSince(tags.team) < 1.0 | 10 | daysSince cannot be applied to (string)",
        "version > 0 && daysSince(now, now) < 1.0 | 25 | daysSince cannot be applied to",
        "dayssince(now) < 1.0 | 10 | There is no \"dayssince\" (did you mean \"daysSince\"?)",
        "percentChange(\"a\", metrics.auc) < 1.0 | 14 | percentChange cannot be applied to (string,"
            + " double)",
        "evaluated(1).auc > 0.5 | 10 | evaluated cannot be applied to (int)",
        "evaluated(\"a\").auc == \"b\" | 20 | == cannot be applied to (double, string)",
        "version > 0 && datasets[0].evaluated(\"a\").auc > 0.5 | 37 | evaluated is for the"
            + " champion alone",
        "evaluations.exists(champion, champion.evaluated(\"a\").auc > 0.5) | 48 | evaluated is for"
            + " the champion alone",
        "sameInputs(run) | 11 | sameInputs is for the champion alone",
        "has(metric.auc) | 5 | There is no \"metric\" (did you mean \"metrics\"?)",
        "has(metrics) | 4 | invalid argument to has() macro",
        "metrics.?auc | 1 | It gives a",
        "metrics.?auc.orValue(0) > 0 | 21 | orValue cannot be applied to",
        "metrics[?1].hasValue() | 8 | [?] cannot be applied to",
        "metrics.?auc > 0.5 | 14 | > cannot be applied to",
        "optional.of(version).hasValue() | 1 | There is no \"optional\"",
        "metrics.?auc.optMap(m, m > 0.5).orValue(true) | 20 | There is no \"optMap\"",
        "datasets + datasets == [] | 10 | + cannot be applied to",
      })
  void what_is_no_condition_is_told_with_its_place(String text, int column, String reason) {
    var parsed = Condition.parse(text);

    var mistake =
        assertThat(parsed)
            .asInstanceOf(type(Condition.Unsound.class))
            .actual()
            .mistakes()
            .getFirst();
    assertThat(mistake.reason()).startsWith(reason);
    assertThat(mistake.line()).isEqualTo(1);
    assertThat(mistake.column()).isEqualTo(column);
  }

  @Test
  void a_condition_too_long_is_refused() {
    assertThat(Condition.parse("version > 1 || ".repeat(300) + "true"))
        .isInstanceOf(Condition.Unsound.class);
    assertThat(Condition.parse("version > 1" + " ".repeat(4_000 - 11)))
        .isInstanceOf(Condition.Sound.class);
    assertThat(Condition.parse("version > 1" + " ".repeat(4_000 - 10)))
        .isInstanceOf(Condition.Unsound.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "{1:", "version ? ", "f("})
  void deep_nesting_is_refused_and_breaks_nothing(String opening) {
    assertThat(Condition.parse(opening.repeat(4_000 / opening.length())))
        .isInstanceOf(Condition.Unsound.class);
    assertThat(Condition.parse("(".repeat(1_900) + "version > 1" + ")".repeat(1_900)))
        .isInstanceOf(Condition.Unsound.class);
  }

  @Test
  void a_long_row_of_conditions_is_fine() {
    var text =
        IntStream.range(0, 150)
            .mapToObj("metrics.m%d >= 0.5"::formatted)
            .collect(Collectors.joining(" && "));

    assertThat(Condition.parse(text)).isInstanceOf(Condition.Sound.class);
  }

  @Property
  void no_text_makes_it_throw(@ForAll String text) {
    assertThat(Condition.parse(text)).isNotNull();
  }
}
