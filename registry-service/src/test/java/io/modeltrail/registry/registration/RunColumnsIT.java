package io.modeltrail.registry.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told after a crash is made from what is stored: it has to be what was said, to the bit.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RunColumnsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject AgroalDataSource database;

  private Connection tx;

  @BeforeEach
  void begin() throws SQLException {
    tx = database.getConnection();
    tx.setAutoCommit(false);
  }

  @AfterEach
  void leaveNothing() throws SQLException {
    tx.rollback();
    tx.close();
  }

  @Test
  void figures_and_texts_come_back_as_they_were_said() throws SQLException {
    // given
    ModelTrained said = said();

    // when
    store(said);

    // then
    assertThat(RunTable.load(tx, TrainedEvents.key(said)).trained()).isEqualTo(said);
  }

  @Test
  void a_negative_zero_comes_back_as_one() throws SQLException {
    // given
    ModelTrained said = said();
    said.getMetrics().put("negative zero", -0.0);

    // when
    store(said);

    // then
    ModelTrained read = RunTable.load(tx, TrainedEvents.key(said)).trained();
    assertThat(read).isEqualTo(said);
    assertThat(read.getMetrics()).containsEntry("negative zero", -0.0);
  }

  @Test
  void each_thing_stands_in_one_column() throws Exception {
    // given
    ModelTrained said = said();

    // when
    store(said);

    // then
    assertThat(fields(column("content", said)))
        .contains("run", "artifact", "datasets")
        .doesNotContain(
            "eventId", "modelName", "workspace", "tags", "metrics", "parameters", "statistics");
    assertThat(fields(column("sought", said)))
        .containsExactlyInAnyOrder("tags", "metrics", "parameters", "statistics");
  }

  @Test
  void a_row_of_before_is_read_as_it_was() throws Exception {
    // given
    ModelTrained said = said();
    store(said);
    said.getMetrics().put("negative zero", -0.0); // which only `content` has

    // when
    put("ALTER TABLE training_run DISABLE TRIGGER training_run_is_append_only");
    put(
        "UPDATE training_run SET content = ?::json WHERE event_id = ?::uuid",
        new String(PlainJson.write(said), UTF_8),
        said.getEventId().toString());

    // then
    assertThat(RunTable.load(tx, TrainedEvents.key(said)).trained()).isEqualTo(said);
  }

  private static ModelTrained said() {
    ModelTrained said = Log.trained("stored", "run-of-figures");
    said.getMetrics()
        .putAll(
            Map.of(
                "zero", 0.0,
                "whole", 5.0,
                "tenth", 0.1,
                "largest", Double.MAX_VALUE,
                "smallest", Double.MIN_VALUE,
                "exponent", -1.25e21));
    said.getStatistics().putAll(Map.of("smallest", -Double.MIN_VALUE, "large", 1e300));
    said.getParameters().putAll(Map.of("zeros", "007", "quoted", "\"\\", "empty", "", "ß/π", "𝄞"));
    return said;
  }

  private void store(ModelTrained said) throws SQLException {
    Place place = new Place(UUID.randomUUID(), TrainedEvents.TOPIC, 0, 1);
    RunTable.insert(tx, List.of(new Event(place, Instant.EPOCH, said.getEventId(), said, null)));
  }

  private JsonNode column(String name, ModelTrained of) throws Exception {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT " + name + " FROM training_run WHERE event_id = ?")) {
      select.setObject(1, of.getEventId());
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return JSON.readTree(row.getString(1));
      }
    }
  }

  private static List<String> fields(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void put(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
