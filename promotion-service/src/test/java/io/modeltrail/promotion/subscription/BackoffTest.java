package io.modeltrail.promotion.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));

  @Test
  void each_attempt_is_followed_by_its_wait_and_the_last_by_none() {
    Backoff backoff = new Backoff(WAITS, () -> 0);
    assertThat(backoff.after(1)).contains(Duration.ofSeconds(5));
    assertThat(backoff.after(2)).contains(Duration.ofMinutes(5));
    assertThat(backoff.after(3)).contains(Duration.ofMinutes(30));
    assertThat(backoff.after(4)).isEmpty();
    assertThat(backoff.after(5)).isEmpty();
  }

  @Test
  void a_wait_is_never_shorter_and_at_most_a_fifth_longer() {
    Backoff backoff = new Backoff(WAITS, () -> 0.999_999);
    assertThat(backoff.after(2).orElseThrow())
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6))
        .isGreaterThan(Duration.ofSeconds(359));
  }
}
