package io.modeltrail.registry.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ToldRefusalTableIT {

  private static final String TOPIC = "deployment.requested";
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @Inject DataSource dataSource;

  @Test
  void of_several_letters_about_a_record_the_last_counts_and_it_counts_once() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      // given
      Event event = event(7, NOON);
      ToldRefusalTable.add(
          connection, List.of(letter(7, "second", NOON.plusSeconds(2)), letter(7, "first", NOON)));
      ToldRefusalTable.add(connection, List.of(letter(7, "zeroth", NOON.minusSeconds(2))));

      // when
      Map<UUID, Verdict> told = ToldRefusalTable.take(connection, List.of(event, event(8, NOON)));

      // then
      assertThat(told)
          .containsOnly(
              Map.entry(event.id(), new Verdict.Refused(new Refusal("TOO_MANY_WAIT", "second"))));
      assertThat(ToldRefusalTable.take(connection, List.of(event))).isEmpty();
    }
  }

  @Test
  void a_letter_from_before_the_record_is_of_another_one_but_for_the_clocks_of_brokers()
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      // given
      Event event = event(9, NOON);
      ToldRefusalTable.add(connection, List.of(letter(9, "of another", NOON.minusSeconds(61))));

      // then
      assertThat(ToldRefusalTable.take(connection, List.of(event))).isEmpty();

      // when
      ToldRefusalTable.add(connection, List.of(letter(9, "of this one", NOON.minusSeconds(59))));

      // then
      assertThat(ToldRefusalTable.take(connection, List.of(event))).containsKey(event.id());
    }
  }

  private static ToldRefusalTable.Row letter(long offset, String detail, Instant toldAt) {
    var said = new DeadLetter.Said(99, offset, new Refusal("TOO_MANY_WAIT", detail));
    return new ToldRefusalTable.Row(TOPIC, said, toldAt);
  }

  private static Event event(long offset, Instant appendedAt) {
    DeploymentRequested request = Log.requested("default", "iris", "dev", "run");
    Place place = new Place(new UUID(0, 1), TOPIC, 99, offset);
    return new Event(place, appendedAt, request.getEventId(), request, null);
  }
}
