package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void what_is_not_finite_is_left_out() {
    assertThat(Figures.finite(Map.of("a", 1.0, "b", Double.NaN, "c", Double.NEGATIVE_INFINITY)))
        .containsExactly(Map.entry("a", 1.0));
  }
}
