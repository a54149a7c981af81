package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// The models and their versions, as the registry told of them. One statement a batch.
final class VersionTable {

  private VersionTable() {}

  /// Locks models, in the order of their names, so that two instances never wait for each other.
  /// Whatever is read after that about these models stays true until the commit.
  static void lock(Connection tx, SortedSet<String> models) throws SQLException {
    Object[] names = models.toArray();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO model (name) SELECT * FROM unnest(?::text[]) ON CONFLICT (name) DO NOTHING
            """)) {
      insert.setArray(1, tx.createArrayOf("text", names));
      insert.executeUpdate();
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT name FROM model WHERE name = ANY (?) ORDER BY name FOR UPDATE")) {
      select.setArray(1, tx.createArrayOf("text", names));
      select.executeQuery().close();
    }
  }

  static Map<VersionKey, ModelRegistered> find(Connection tx, Collection<VersionKey> keys)
      throws SQLException {
    Map<VersionKey, ModelRegistered> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    List<VersionKey> wanted = List.copyOf(keys);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT v.content FROM model_version v
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(wanted, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(wanted, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ModelRegistered version = Stored.read(row.getString(1), ModelRegistered.class);
          found.put(new VersionKey(version.getModelName(), version.getVersion()), version);
        }
      }
    }
    return found;
  }

  /// @param events of ModelRegistered
  static void insert(Connection tx, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    List<ModelRegistered> versions =
        events.stream().map(event -> (ModelRegistered) event.content()).toList();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO model_version (model_name, version, event_id, told_at, content)
            SELECT model_name, version, event_id, told_at, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::text[], ?::int[], ?::uuid[], ?::timestamptz[], ?::bytea[])
              AS n(model_name, version, event_id, told_at, content)
            """)) {
      insert.setArray(1, tx.createArrayOf("text", column(versions, ModelRegistered::getModelName)));
      insert.setArray(2, tx.createArrayOf("int", column(versions, ModelRegistered::getVersion)));
      insert.setArray(3, tx.createArrayOf("uuid", column(events, Event::id)));
      insert.setArray(
          4,
          tx.createArrayOf(
              "timestamptz", column(events, event -> event.appendedAt().atOffset(ZoneOffset.UTC))));
      insert.setArray(5, tx.createArrayOf("bytea", Stored.json(versions, version -> version)));
      insert.executeUpdate();
    }
  }
}
