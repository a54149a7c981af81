package io.modeltrail.messaging.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AwaitedTest {

  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final UUID EVENT = UUID.randomUUID();

  private final Awaited awaited = new Awaited();

  @Test
  void all_who_listen_for_an_event_hear_of_it() {
    try (Awaited.Wait one = awaited.begin(EVENT);
        Awaited.Wait other = awaited.begin(EVENT);
        Awaited.Wait ofAnother = awaited.begin(UUID.randomUUID())) {
      // when
      awaited.decided(EVENT);

      // then
      assertThat(one.pass(NOT_AT_ALL)).isTrue();
      assertThat(other.pass(NOT_AT_ALL)).isTrue();
      assertThat(ofAnother.pass(NOT_AT_ALL)).isFalse();
    }
  }

  @Test
  void who_has_ended_listening_leaves_the_others() {
    // given
    Awaited.Wait left = awaited.begin(EVENT);
    try (Awaited.Wait stays = awaited.begin(EVENT)) {
      left.close();

      // when
      awaited.decided(EVENT);

      // then
      assertThat(left.pass(NOT_AT_ALL)).isFalse();
      assertThat(stays.pass(NOT_AT_ALL)).isTrue();
    }
  }

  @Test
  void each_decision_is_heard_of_once() {
    try (Awaited.Wait wait = awaited.begin(EVENT)) {
      // given
      awaited.decided(EVENT);
      wait.pass(NOT_AT_ALL);

      // then
      assertThat(wait.pass(NOT_AT_ALL)).isFalse();
    }
  }
}
