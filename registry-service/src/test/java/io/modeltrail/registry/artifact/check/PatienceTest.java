package io.modeltrail.registry.artifact.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Patience PATIENCE =
      new Patience(3, Duration.ofDays(1), Duration.ofSeconds(30));

  @Test
  void each_attempt_waits_twice_as_long_up_to_a_limit() {
    assertThat(PATIENCE.delay(1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(PATIENCE.delay(2)).isEqualTo(Duration.ofMinutes(1));
    assertThat(PATIENCE.delay(7)).isEqualTo(Duration.ofMinutes(32));
    assertThat(PATIENCE.delay(1_000)).isEqualTo(Duration.ofMinutes(32));
  }

  @Test
  void what_cannot_be_had_is_tried_three_times() {
    assertThat(PATIENCE.triesAgain(2)).isTrue();
    assertThat(PATIENCE.triesAgain(3)).isFalse();
  }

  @Test
  void a_place_that_does_not_answer_is_waited_for_a_day() {
    assertThat(PATIENCE.waitsOn(1)).isTrue();
    assertThat(PATIENCE.waitsOn(51)).isTrue(); // 31 min 30 s, and 44 times 32 min
    assertThat(PATIENCE.waitsOn(52)).isFalse();
  }

  @Test
  void how_long_it_was_waited_is_known() {
    assertThat(PATIENCE.waited(1)).isZero();
    assertThat(PATIENCE.waited(3)).isEqualTo(Duration.ofSeconds(90));
  }
}
