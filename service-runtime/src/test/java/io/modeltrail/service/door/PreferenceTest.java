package io.modeltrail.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreferenceTest {

  @Test
  void who_does_not_say_how_long_does_not_wait() {
    assertThat(Preference.parse(null).waiting()).isZero();
    assertThat(Preference.parse("return=minimal").waiting()).isZero();
    assertThat(Preference.parse("wait=soon").waiting()).isZero();
  }

  @Test
  void the_time_is_taken_from_among_other_preferences_and_is_at_most_30_seconds() {
    assertThat(Preference.parse("wait=5").waiting()).isEqualTo(Duration.ofSeconds(5));
    assertThat(Preference.parse("return=minimal, wait=7").waiting())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(Preference.parse("wait=999").waiting()).isEqualTo(Duration.ofSeconds(30));
  }
}
