package io.modeltrail.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
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
import org.junit.jupiter.api.Test;

/// What is told after a crash is made from what is stored: it has to be what was said, to the bit.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class StoredRunIT {

  @Inject AgroalDataSource database;

  @Test
  void figures_and_texts_come_back_as_they_were_said() throws SQLException {
    // given
    ModelTrained said = Log.trained("stored", "run-of-figures");
    said.setMetrics(
        Map.of(
            "negative zero", -0.0,
            "zero", 0.0,
            "whole", 5.0,
            "tenth", 0.1,
            "largest", Double.MAX_VALUE,
            "smallest", Double.MIN_VALUE,
            "exponent", -1.25e21));
    said.setStatistics(Map.of("zero", 0.0, "smallest", -Double.MIN_VALUE, "largest", 1e300));
    said.setParameters(Map.of("zeros", "007", "quoted", "\"\\", "empty", "", "ß/π", "𝄞"));
    said.setTags(Map.of());

    // when
    ModelTrained stored = storedAndRead(said);

    // then
    assertThat(stored).isEqualTo(said);
    assertThat(stored.getMetrics()).containsEntry("negative zero", -0.0);
  }

  private ModelTrained storedAndRead(ModelTrained said) throws SQLException {
    Place place = new Place(UUID.randomUUID(), TrainedEvents.TOPIC, 0, 1);
    Event event = new Event(place, Instant.EPOCH, said.getEventId(), said, null);
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      RunTable.insert(tx, List.of(event));
      ModelTrained stored = RunTable.load(tx, TrainedEvents.key(said)).trained();
      tx.rollback();
      return stored;
    }
  }
}
