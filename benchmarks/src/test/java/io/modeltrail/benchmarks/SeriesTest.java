package io.modeltrail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private final Series series = new Series("memory", "MB");

  @Test
  void what_grows_has_a_slope() {
    for (int minute = 0; minute < 30; minute++) {
      series.add(minute, 200 + 1.5 * minute + (minute % 2 == 0 ? 3 : -3));
    }
    assertThat(series.slope()).isCloseTo(1.5, Offset.offset(0.05));
  }

  @Test
  void what_only_wavers_has_none() {
    int minute = 0;
    for (double value : new double[] {7, 5, 5, 7}) {
      series.add(minute++, value);
    }
    assertThat(series.slope()).isCloseTo(0, CLOSE);
  }

  @Test
  void a_single_look_makes_no_line() {
    assertThat(series.figures()).isEmpty();
    series.add(1, 200);
    assertThat(series.slope()).isZero();
  }
}
