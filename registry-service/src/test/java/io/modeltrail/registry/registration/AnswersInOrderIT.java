package io.modeltrail.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.ShortWait;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What requests are answered because of stands in two topics, of which neither goes first.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class AnswersInOrderIT {

  private static final Place REQUEST = new Place(new UUID(-1, 2), "deployment.requested", 0, 5);
  private static final Place RUN = new Place(new UUID(1, 1), "model.trained", 0, 3);

  @Inject DataSource dataSource;

  @Test
  void answers_are_told_again_in_the_order_in_which_they_were_given() throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      try {
        // given
        Deployment second = deployment();
        Deployment first = deployment();

        // when
        DeploymentTable.save(tx, List.of(new DeploymentTable.Row(first, REQUEST)));
        DeploymentTable.save(tx, List.of(new DeploymentTable.Row(second, RUN)));

        // then
        assertThat(DeploymentTable.within(tx, spans(REQUEST, RUN)))
            .extracting(answered -> answered.deployment().id())
            .containsExactly(first.id(), second.id());
      } finally {
        tx.rollback();
      }
    }
  }

  private static Deployment deployment() {
    Instant now = Instant.parse("2026-11-29T12:00:00Z");
    DeploymentRequested request =
        DeploymentRequested.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName("answered")
            .setWorkspace("research")
            .setEnvironment("dev")
            .setVersion(1)
            .build();
    return new Deployment(request, now, null, new Deployment.Asked(1, now));
  }

  private static List<Span> spans(Place... places) {
    return Stream.of(places)
        .map(
            place ->
                new Span(
                    place.topicId(),
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    place.offset() + 1))
        .toList();
  }
}
