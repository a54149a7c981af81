package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.life.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The facts that are stored, read to be told again.
final class ToldFacts {

  /// A fact, and where it stands in the order in which this database took facts.
  private record Taken(long number, Fact fact) {}

  private ToldFacts() {}

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
        "alarm",
        spans,
        row -> {
          ModelAlarmed told = Stored.read(row.getString("content"), ModelAlarmed.class);
          Cause cause = cause(row, told.getCausationId(), told.getActor());
          facts.add(new Taken(row.getLong("number"), new Fact.Alarm(cause, told)));
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
