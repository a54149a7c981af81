package io.modeltrail.promotion.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPatternTest {

  @ParameterizedTest
  @CsvSource({
    "wine, wine, true",
    "wine, wine2, false",
    "wine, swine, false",
    "*, anything, true",
    "risk-*, risk-eu, true",
    "risk-*, risk-, true",
    "risk-*, risk, false",
    "*-eu, risk-eu, true",
    "*-eu, risk-eu-2, false",
    "a*b*c, aXbbYc, true",
    "a*b*c, acb, false",
    "*.*, a.b, true",
    "a.b, axb, false",
    "**, x, true",
  })
  void a_star_stands_for_any_text(String pattern, String name, boolean matches) {
    assertThat(new ModelPattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void many_stars_take_no_time() {
    ModelPattern pattern = new ModelPattern("*a".repeat(99) + "b");
    assertTimeout(
        Duration.ofSeconds(1), () -> assertThat(pattern.matches("a".repeat(200))).isFalse());
  }
}
