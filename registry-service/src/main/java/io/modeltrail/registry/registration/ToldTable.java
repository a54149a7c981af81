package io.modeltrail.registry.registration;

import static io.modeltrail.registry.registration.RunTable.column;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Versions that the log holds and the database does not have yet: there are some only while a
/// database that is behind the log catches up.
final class ToldTable {

  private ToldTable() {}

  /// What the log says of these runs and events, and of these models' numbers.
  static Told find(
      Connection tx, Collection<RunKey> runs, Collection<UUID> causes, Collection<String> models)
      throws SQLException {
    if (!isAny(tx)) {
      return Told.NOTHING;
    }
    List<Told.Version> found = versions(tx, List.copyOf(runs), causes);
    Map<RunKey, Told.Version> byRun = new HashMap<>();
    Map<UUID, Told.Version> byCause = new HashMap<>();
    for (Told.Version version : found) {
      byRun.put(version.run(), version);
      byCause.put(version.causeId(), version);
    }
    return new Told(byRun, byCause, highest(tx, models));
  }

  /// Whether the database lacks one of these, and does not know it either.
  static boolean misses(Connection connection, List<Told.Version> versions) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT EXISTS (
              SELECT 1 FROM unnest(?::text[], ?::int[], ?::uuid[]) AS k(model_name, version, event_id)
              WHERE NOT EXISTS (
                SELECT 1 FROM model_version v
                WHERE v.model_name = k.model_name AND v.version = k.version AND v.event_id = k.event_id)
              AND NOT EXISTS (
                SELECT 1 FROM told_version t
                WHERE t.model_name = k.model_name AND t.version = k.version AND t.event_id = k.event_id))
            """)) {
      select.setArray(
          1, connection.createArrayOf("text", column(versions, v -> v.run().modelName())));
      select.setArray(2, connection.createArrayOf("int", column(versions, Told.Version::number)));
      select.setArray(3, connection.createArrayOf("uuid", column(versions, Told.Version::eventId)));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Keeps those that the database does not have.
  static void add(Connection connection, List<Told.Version> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO told_version (model_name, version, workspace, run_id, artifact_sha256, cause_event_id, event_id)
            SELECT DISTINCT ON (model_name, version) *
            FROM unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[])
              AS k(model_name, version, workspace, run_id, artifact_sha256, cause_event_id, event_id)
            WHERE NOT EXISTS (
              SELECT 1 FROM model_version v WHERE v.model_name = k.model_name AND v.version = k.version)
            ON CONFLICT (model_name, version) DO NOTHING
            """)) {
      List<RunKey> runs = versions.stream().map(Told.Version::run).toList();
      insert.setArray(1, connection.createArrayOf("text", column(runs, RunKey::modelName)));
      insert.setArray(2, connection.createArrayOf("int", column(versions, Told.Version::number)));
      insert.setArray(3, connection.createArrayOf("text", column(runs, RunKey::workspace)));
      insert.setArray(4, connection.createArrayOf("text", column(runs, RunKey::runId)));
      insert.setArray(5, connection.createArrayOf("text", column(runs, RunKey::sha256)));
      insert.setArray(6, connection.createArrayOf("uuid", column(versions, Told.Version::causeId)));
      insert.setArray(7, connection.createArrayOf("uuid", column(versions, Told.Version::eventId)));
      insert.executeUpdate();
    }
  }

  /// How many the log holds that the database does not have yet.
  static long count(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM told_version");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean isAny(Connection tx) throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement("SELECT EXISTS (SELECT 1 FROM told_version)");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static List<Told.Version> versions(
      Connection tx, List<RunKey> runs, Collection<UUID> causes) throws SQLException {
    List<Told.Version> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT model_name, version, workspace, run_id, artifact_sha256, cause_event_id, event_id
            FROM told_version JOIN unnest(?::text[], ?::text[], ?::text[], ?::text[])
              AS k(workspace, model_name, run_id, artifact_sha256)
              USING (workspace, model_name, run_id, artifact_sha256)
            UNION
            SELECT model_name, version, workspace, run_id, artifact_sha256, cause_event_id, event_id
            FROM told_version WHERE cause_event_id = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(runs, RunKey::workspace)));
      select.setArray(2, tx.createArrayOf("text", column(runs, RunKey::modelName)));
      select.setArray(3, tx.createArrayOf("text", column(runs, RunKey::runId)));
      select.setArray(4, tx.createArrayOf("text", column(runs, RunKey::sha256)));
      select.setArray(5, tx.createArrayOf("uuid", causes.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Told.Version(
                  new RunKey(
                      row.getString(3), row.getString(1), row.getString(4), row.getString(5)),
                  row.getInt(2),
                  row.getObject(6, UUID.class),
                  row.getObject(7, UUID.class)));
        }
      }
    }
    return found;
  }

  private static Map<String, Integer> highest(Connection tx, Collection<String> models)
      throws SQLException {
    Map<String, Integer> highest = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT model_name, max(version) FROM told_version WHERE model_name = ANY (?) GROUP BY model_name")) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          highest.put(row.getString(1), row.getInt(2));
        }
      }
    }
    return highest;
  }

  /// These are in the database now.
  static void delete(Connection tx, List<Registered> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        tx.prepareStatement(
            """
            DELETE FROM told_version t USING unnest(?::text[], ?::int[]) AS k(model_name, version)
            WHERE t.model_name = k.model_name AND t.version = k.version
            """)) {
      delete.setArray(1, tx.createArrayOf("text", column(versions, v -> v.id().modelName())));
      delete.setArray(2, tx.createArrayOf("int", column(versions, v -> v.id().number())));
      delete.executeUpdate();
    }
  }
}
