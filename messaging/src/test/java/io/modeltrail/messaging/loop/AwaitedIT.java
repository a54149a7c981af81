package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.outcome.Outcomes;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AwaitedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void who_listens_for_an_event_hears_of_it_once_others_can_see_its_outcome() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Awaited awaited = new Awaited();
      UUID event = installation.publish(1, "iris").getFirst();
      try (Awaited.Wait wait = awaited.begin(event);
          Connection database = installation.dataSource().getConnection()) {
        // when
        installation.start("a", awaited);

        // then
        assertThat(wait.pass(PATIENCE)).isTrue();
        assertThat(Outcomes.find(database, event)).get().isInstanceOf(Outcome.Applied.class);
      }
    }
  }
}
