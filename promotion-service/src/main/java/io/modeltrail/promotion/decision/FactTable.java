package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.promotion.ladder.Cause;
import io.modeltrail.promotion.ladder.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The steps of promotions and the successions of champions: stored once, told as they are stored.
final class FactTable {

  /// A fact, and where it stands in the order in which this database took facts.
  private record Taken(long number, Fact fact) {}

  private FactTable() {}

  static void insertSteps(Connection tx, List<Fact.Step> steps) throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO promotion_step
              (topic_id, partition, "offset", at, traceparent, promotion_id, step, content)
            SELECT topic_id, partition, "offset", at, traceparent, promotion_id, step, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::int[], ?::bytea[])
              AS n(topic_id, partition, "offset", at, traceparent, promotion_id, step, content)
            """)) {
      cause(tx, insert, steps);
      insert.setArray(6, tx.createArrayOf("uuid", column(steps, s -> s.told().getPromotionId())));
      insert.setArray(7, tx.createArrayOf("int", column(steps, s -> s.told().getStep())));
      insert.setArray(8, tx.createArrayOf("bytea", Stored.json(steps, Fact.Step::told)));
      insert.executeUpdate();
    }
  }

  static void insertSuccessions(Connection tx, List<Fact.Succession> successions)
      throws SQLException {
    if (successions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO succession
              (topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id, content)
            SELECT topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id,
              convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::uuid[], ?::bytea[])
              AS n(topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id, content)
            """)) {
      cause(tx, insert, successions);
      List<ModelPromoted> told = successions.stream().map(Fact.Succession::told).toList();
      insert.setArray(6, tx.createArrayOf("text", column(told, ModelPromoted::getEnvironment)));
      insert.setArray(7, tx.createArrayOf("text", column(told, ModelPromoted::getModelName)));
      insert.setArray(8, tx.createArrayOf("bigint", column(told, ModelPromoted::getRevision)));
      insert.setArray(9, tx.createArrayOf("int", column(told, ModelPromoted::getVersion)));
      insert.setArray(10, tx.createArrayOf("uuid", column(told, ModelPromoted::getPromotionId)));
      insert.setArray(11, tx.createArrayOf("bytea", Stored.json(told, each -> each)));
      insert.executeUpdate();
    }
  }

  private static void cause(Connection tx, PreparedStatement insert, List<? extends Fact> facts)
      throws SQLException {
    List<Cause> causes = facts.stream().map(Fact::cause).toList();
    insert.setArray(1, tx.createArrayOf("uuid", column(causes, c -> c.place().topicId())));
    insert.setArray(2, tx.createArrayOf("int", column(causes, c -> c.place().partition())));
    insert.setArray(3, tx.createArrayOf("bigint", column(causes, c -> c.place().offset())));
    insert.setArray(
        4, tx.createArrayOf("timestamptz", column(causes, c -> c.at().atOffset(ZoneOffset.UTC))));
    insert.setArray(5, tx.createArrayOf("text", column(causes, Cause::traceparent)));
  }

  /// What the events of some stretches of the log led to, in the order in which it was decided: for
  /// one model that is the same on any number of instances, since its row was locked.
  static List<Fact> within(Connection connection, List<Span> spans) throws SQLException {
    List<Taken> facts = new ArrayList<>();
    select(
        connection,
        "promotion_step",
        spans,
        row -> {
          PromotionChanged told = Stored.read(row.getString("content"), PromotionChanged.class);
          Cause cause = cause(row, told.getCausationId(), told.getActor());
          Fact step = new Fact.Step(cause, told);
          facts.add(new Taken(row.getLong("number"), step));
        });
    select(
        connection,
        "succession",
        spans,
        row -> facts.add(new Taken(row.getLong("number"), succession(row))));
    return facts.stream().sorted(Comparator.comparingLong(Taken::number)).map(Taken::fact).toList();
  }

  /// The newest succession of each of the champions.
  static List<Fact.Succession> newest(Connection connection, List<Fact.Succession> champions)
      throws SQLException {
    List<Fact.Succession> newest = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.*, '' AS topic FROM champion c
            JOIN unnest(?::text[], ?::text[]) AS k(environment, model_name) USING (environment, model_name)
            JOIN succession s USING (environment, model_name, revision)
            """)) {
      select.setArray(
          1, connection.createArrayOf("text", column(champions, c -> c.told().getEnvironment())));
      select.setArray(
          2, connection.createArrayOf("text", column(champions, c -> c.told().getModelName())));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          newest.add(succession(row));
        }
      }
    }
    return newest;
  }

  private static Fact.Succession succession(ResultSet row) throws SQLException {
    ModelPromoted told = Stored.read(row.getString("content"), ModelPromoted.class);
    return new Fact.Succession(cause(row, told.getCausationId(), told.getActor()), told);
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void select(Connection connection, String table, List<Span> spans, Row reader)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT f.*, s.topic FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
              AS s(topic_id, topic, partition, from_offset, to_offset)
            JOIN %s f ON f.topic_id = s.topic_id AND f.partition = s.partition
              AND f."offset" >= s.from_offset AND f."offset" < s.to_offset
            """
                .formatted(table))) {
      select.setArray(1, connection.createArrayOf("uuid", column(spans, Span::topicId)));
      select.setArray(2, connection.createArrayOf("text", column(spans, Span::topic)));
      select.setArray(3, connection.createArrayOf("int", column(spans, Span::partition)));
      select.setArray(4, connection.createArrayOf("bigint", column(spans, Span::from)));
      select.setArray(5, connection.createArrayOf("bigint", column(spans, Span::to)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static Cause cause(ResultSet row, UUID eventId, Actor actor) throws SQLException {
    return new Cause(
        eventId,
        new Place(
            row.getObject("topic_id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        actor,
        row.getString("traceparent"));
  }
}
