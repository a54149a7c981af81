package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersIT {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Timer due = new Timer("iris", "promotions/1", "version", now.minusSeconds(1));
  private final Timer later = new Timer("iris", "promotions/2", "version", now.plusSeconds(3600));

  @Test
  void a_timer_is_taken_when_its_time_has_come_by_one_instance_and_again_if_nothing_came_of_it()
      throws Exception {
    try (Installation installation = new Installation();
        Connection connection = installation.dataSource().getConnection()) {
      // given
      Timers.set(connection, List.of(due, later));

      // when
      List<Timer> taken = Timers.takeDue(connection, now, 10);

      // then
      assertThat(taken).containsExactly(due);
      assertThat(Timers.takeDue(connection, now, 10)).isEmpty();
      installation.execute("UPDATE messaging.timer SET told_at = told_at - interval '1 minute'");
      assertThat(Timers.takeDue(connection, now, 10)).containsExactly(due);
    }
  }

  @Test
  void a_timer_that_is_called_off_is_never_due_and_one_that_is_set_twice_keeps_its_time()
      throws Exception {
    try (Installation installation = new Installation();
        Connection connection = installation.dataSource().getConnection()) {
      // given
      Timers.set(connection, List.of(due, later));
      Timers.set(connection, List.of(new Timer("iris", "promotions/2", "version", now)));

      // when
      Timers.cancel(connection, "version", List.of("promotions/1"));

      // then
      assertThat(Timers.takeDue(connection, now, 10)).isEmpty();
    }
  }
}
