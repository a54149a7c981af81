package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelObserved;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.ladder.Streak;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What monitoring saw, and how long it has been bad.
final class ObservationTable {

  private ObservationTable() {}

  /// @param events of ModelObserved
  static void insert(Connection tx, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    List<ModelObserved> told =
        events.stream().map(event -> (ModelObserved) event.content()).toList();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO observation
              (event_id, told_at, window_end, model_name, environment, version, segment, content)
            SELECT event_id, told_at, window_end, model_name, environment, version, segment, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bytea[])
              AS n(event_id, told_at, window_end, model_name, environment, version, segment, content)
            """)) {
      insert.setArray(1, tx.createArrayOf("uuid", column(events, Event::id)));
      insert.setArray(2, times(tx, events, Event::appendedAt));
      insert.setArray(3, times(tx, told, ModelObserved::getWindowEnd));
      insert.setArray(4, tx.createArrayOf("text", column(told, ModelObserved::getModelName)));
      insert.setArray(5, tx.createArrayOf("text", column(told, ModelObserved::getEnvironment)));
      insert.setArray(6, tx.createArrayOf("int", column(told, ModelObserved::getVersion)));
      insert.setArray(
          7,
          tx.createArrayOf(
              "text", column(told, it -> it.getSegment() == null ? "" : it.getSegment())));
      insert.setArray(8, tx.createArrayOf("bytea", Stored.json(told, it -> it)));
      insert.executeUpdate();
    }
  }

  /// Of the versions, wherever their models have champions.
  static Map<Streak.Key, Streak> streaks(Connection tx, Collection<VersionKey> versions)
      throws SQLException {
    Map<Streak.Key, Streak> found = new HashMap<>();
    List<VersionKey> keys = List.copyOf(versions);
    if (keys.isEmpty()) {
      return found;
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT w.* FROM champion c
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name)
            JOIN watch_streak w ON w.environment = c.environment AND w.model_name = c.model_name
              AND w.version = k.version
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(keys, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(keys, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              new Streak.Key(
                  row.getString("environment"),
                  row.getString("model_name"),
                  row.getInt("version"),
                  row.getString("watch"),
                  row.getString("segment")),
              new Streak(
                  row.getLong("revision"),
                  row.getInt("broken"),
                  row.getBoolean("raised"),
                  row.getObject("last_end", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return found;
  }

  static void save(Connection tx, Map<Streak.Key, Streak> streaks) throws SQLException {
    if (streaks.isEmpty()) {
      return;
    }
    List<Streak.Key> keys = List.copyOf(streaks.keySet());
    List<Streak> values = keys.stream().map(streaks::get).toList();
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO watch_streak (environment, model_name, version, watch, segment, revision, broken, raised, last_end)
            SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::boolean[], ?::timestamptz[])
            ON CONFLICT (environment, model_name, version, watch, segment) DO UPDATE
              SET revision = excluded.revision, broken = excluded.broken, raised = excluded.raised, last_end = excluded.last_end
            """)) {
      upsert.setArray(1, tx.createArrayOf("text", column(keys, Streak.Key::environment)));
      upsert.setArray(2, tx.createArrayOf("text", column(keys, Streak.Key::modelName)));
      upsert.setArray(3, tx.createArrayOf("int", column(keys, Streak.Key::version)));
      upsert.setArray(4, tx.createArrayOf("text", column(keys, Streak.Key::watch)));
      upsert.setArray(5, tx.createArrayOf("text", column(keys, Streak.Key::segment)));
      upsert.setArray(6, tx.createArrayOf("bigint", column(values, Streak::revision)));
      upsert.setArray(7, tx.createArrayOf("int", column(values, Streak::broken)));
      upsert.setArray(8, tx.createArrayOf("boolean", column(values, Streak::raised)));
      upsert.setArray(9, times(tx, values, Streak::lastEnd));
      upsert.executeUpdate();
    }
  }

  private static <T> java.sql.Array times(Connection tx, List<T> rows, Function<T, Instant> value)
      throws SQLException {
    return tx.createArrayOf(
        "timestamptz", column(rows, row -> value.apply(row).atOffset(ZoneOffset.UTC)));
  }
}
