package io.modeltrail.audit.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private static final Instant BEGIN = Instant.parse("2026-11-29T12:00:00Z");

  private final Standstill standstill = new Standstill();

  @Test
  void who_stands_by_while_another_signs_is_well() {
    for (int second = 0; second < 600; second++) {
      Turn.Standby standby = new Turn.Standby(second / 30, 1);
      assertThat(standstill.judge(standby, BEGIN.plusSeconds(second))).isEqualTo(standby);
    }
  }

  @Test
  void nothing_to_sign_is_no_standstill() {
    Turn.Standby standby = new Turn.Standby(5, 0);
    standstill.judge(standby, BEGIN);

    assertThat(standstill.judge(standby, BEGIN.plusSeconds(600))).isEqualTo(standby);
  }

  @Test
  void if_nobody_signs_for_a_minute_although_entries_wait_it_is_said() {
    standstill.judge(new Turn.Standby(5, 2), BEGIN);

    assertThat(standstill.judge(new Turn.Standby(5, 3), BEGIN.plusSeconds(59)))
        .isInstanceOf(Turn.Standby.class);
    assertThat(standstill.judge(new Turn.Standby(5, 4), BEGIN.plusSeconds(60)))
        .isEqualTo(
            new Turn.Waiting(
                "another instance has the right to sign, and has signed nothing since"
                    + " 2026-11-29T12:00:00Z; 4 entries wait"));
    assertThat(standstill.judge(new Turn.Standby(9, 4), BEGIN.plusSeconds(61)))
        .isInstanceOf(Turn.Standby.class);
  }

  @Test
  void a_refusal_stays_while_another_instance_only_tries() {
    standstill.judge(new Turn.Standby(5, 2), BEGIN);
    Turn refusing = new Turn.Refusing("the database is older than what was signed");
    standstill.judge(refusing, BEGIN.plusSeconds(1));

    assertThat(standstill.judge(new Turn.Standby(5, 2), BEGIN.plusSeconds(2))).isEqualTo(refusing);
    assertThat(standstill.judge(new Turn.Standby(6, 2), BEGIN.plusSeconds(3)))
        .isEqualTo(new Turn.Standby(6, 2));
  }
}
