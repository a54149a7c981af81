package io.modeltrail.registry.description;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/// The descriptions as they are now.
final class DescriptionTable {

  private DescriptionTable() {}

  /// Makes those that are new, locks all of them, and reads them.
  ///
  /// @param keys in an order that is the same for all instances
  static Map<Description.Key, Description> lock(Connection tx, SortedSet<Description.Key> keys)
      throws SQLException {
    Object[] models = keys.stream().map(Description.Key::modelName).toArray();
    Object[] versions = keys.stream().map(Description.Key::version).toArray();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO description (model_name, version, content, described_at)
            SELECT model_name, version, '{}', 'epoch' FROM unnest(?::text[], ?::int[]) AS k(model_name, version)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setArray(1, tx.createArrayOf("text", models));
      insert.setArray(2, tx.createArrayOf("int", versions));
      insert.executeUpdate();
    }
    Map<Description.Key, Description> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT d.model_name, d.version, d.content, d.described_at FROM description d
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            ORDER BY d.model_name, d.version FOR UPDATE OF d
            """)) {
      select.setArray(1, tx.createArrayOf("text", models));
      select.setArray(2, tx.createArrayOf("int", versions));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Description.Key key = new Description.Key(row.getString(1), row.getInt(2));
          found.put(
              key,
              Description.read(
                  key, row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return found;
  }

  static void save(Connection tx, Collection<Description> descriptions) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE description SET content = ?::jsonb, described_at = ?
            WHERE model_name = ? AND version = ?
            """)) {
      for (Description each : descriptions) {
        update.setString(1, each.content().toString());
        update.setObject(2, each.at().atOffset(ZoneOffset.UTC));
        update.setString(3, each.key().modelName());
        update.setInt(4, each.key().version());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
