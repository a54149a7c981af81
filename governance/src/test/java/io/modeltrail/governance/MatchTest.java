package io.modeltrail.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.modeltrail.event.RiskTier;
import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

  @ParameterizedTest
  @CsvSource({
    "credit, credit, true",
    "credit, credit-card, false",
    "credit-*, credit-card, true",
    "credit-*, credit-, true",
    "credit-*, credit, false",
    "*-eu, credit-eu, true",
    "*-eu, credit-eu-2, false",
    "a*b*c, a-b-b-c, true",
    "a*b*c, acb, false",
    "ab*ba, aba, false",
    "a.c, abc, false",
    "*, anything, true"
  })
  void a_star_stands_for_any_characters(String pattern, String model, boolean applies) {
    assertThat(new Match(pattern, null).applies(model, RiskTier.UNKNOWN)).isEqualTo(applies);
  }

  @Property
  void it_is_what_a_regular_expression_would_find(
      @ForAll @NotEmpty @Chars({'a', 'b', '*'}) @StringLength(max = 8) String pattern,
      @ForAll @NotEmpty @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String model) {
    var expression = Pattern.compile(pattern.replace("*", ".*"));

    assertThat(new Match(pattern, null).applies(model, RiskTier.UNKNOWN))
        .isEqualTo(expression.matcher(model).matches());
  }

  @Test
  void many_stars_do_not_take_long() {
    var match = new Match("*a".repeat(99) + "*b", null);

    var applies =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> match.applies("a".repeat(200), RiskTier.UNKNOWN));

    assertThat(applies).isFalse();
  }

  @Test
  void name_and_risk_both_have_to_fit() {
    var match = new Match("credit-*", RiskTier.HIGH);

    assertThat(match.applies("credit-eu", RiskTier.HIGH)).isTrue();
    assertThat(match.applies("credit-eu", RiskTier.UNKNOWN)).isFalse();
    assertThat(match.applies("churn", RiskTier.HIGH)).isFalse();
    assertThat(new Match(null, RiskTier.HIGH).applies("churn", RiskTier.HIGH)).isTrue();
  }

  @Test
  void what_no_model_could_be_known_by_is_no_match() {
    assertThatThrownBy(() -> new Match(null, null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Match(null, RiskTier.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Match("a/*", null)).isInstanceOf(IllegalArgumentException.class);
  }
}
