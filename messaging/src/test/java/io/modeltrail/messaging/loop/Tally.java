package io.modeltrail.messaging.loop;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The smallest domain that shows whether a loop keeps its promises: it numbers the events of each
/// key.
final class Tally implements Domain {

  /// A run that the domain refuses.
  static final String REFUSED_RUN = "refused";

  /// A run that the database refuses.
  static final String IMPOSSIBLE_RUN = "impossible";

  static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE counter (model text PRIMARY KEY, last int NOT NULL);
          CREATE TABLE tally (topic_id uuid, partition int, "offset" bigint, event_id uuid UNIQUE, model text, number int,
            run text CHECK (run <> 'impossible'), PRIMARY KEY (topic_id, partition, "offset", event_id), UNIQUE (model, number));
          """);
    }
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(
        new Source<>(
            "model.trained",
            ModelTrained.class,
            schemaText("model.trained"),
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)));
  }

  @Override
  public List<Sink> sinks() {
    return List.of(new Sink("model.registered", schemaText("model.registered")));
  }

  @Override
  public List<Verdict> decide(Connection tx, List<Event> events) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    for (Event event : events) {
      ModelTrained trained = (ModelTrained) event.content();
      if (trained.getRun().getRunId().equals(REFUSED_RUN)) {
        verdicts.add(new Verdict.Refused(new Refusal("NOT_WANTED", "the test says so")));
        continue;
      }
      int number = next(tx, trained.getModelName());
      insert(tx, event, trained, number);
      Emission emission = emission(event.id(), trained.getModelName(), number);
      verdicts.add(new Verdict.Applied("/tally/" + number, List.of(emission)));
    }
    return verdicts;
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    List<Emission> emissions = new ArrayList<>();
    for (Span span : spans) {
      try (PreparedStatement select =
          connection.prepareStatement(
              """
              SELECT event_id, model, number FROM tally
              WHERE topic_id = ? AND partition = ? AND "offset" >= ? AND "offset" < ? ORDER BY "offset"
              """)) {
        select.setObject(1, span.topicId());
        select.setInt(2, span.partition());
        select.setLong(3, span.from());
        select.setLong(4, span.to());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            emissions.add(emission(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
          }
        }
      }
    }
    return emissions;
  }

  private static int next(Connection tx, String model) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO counter VALUES (?, 1)
            ON CONFLICT (model) DO UPDATE SET last = counter.last + 1 RETURNING last
            """)) {
      upsert.setString(1, model);
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void insert(Connection tx, Event event, ModelTrained trained, int number)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement("INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, event.place().topicId());
      insert.setInt(2, event.place().partition());
      insert.setLong(3, event.place().offset());
      insert.setObject(4, event.id());
      insert.setString(5, trained.getModelName());
      insert.setInt(6, number);
      insert.setString(7, trained.getRun().getRunId());
      insert.executeUpdate();
    }
  }

  private static Emission emission(UUID cause, String model, int number) {
    UUID id = EventIds.derived("model.registered", cause, model + "/" + number, 1);
    ModelTrained trained = Events.trained(cause, model, "run");
    ModelRegistered registered =
        ModelRegistered.newBuilder()
            .setEventId(id)
            .setCausationId(cause)
            .setModelName(model)
            .setVersion(number)
            .setPhase(Phase.TRAINING)
            .setRun(trained.getRun())
            .setArtifact(trained.getArtifact())
            .build();
    return new Emission(
        "model.registered", model, id, model + "/" + number, Instant.EPOCH, registered, null);
  }

  static String schemaText(String topic) {
    return Contract.topic(topic).schemaText();
  }
}
