package io.modeltrail.registry.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.registry.assessment.Subject.OfRun;
import io.modeltrail.registry.assessment.Subject.OfVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The assessments whose version or run is not there yet. All that are taken come in here first.
final class WaitingTable {

  private WaitingTable() {}

  /// One that waits.
  record Row(UUID id, String modelName, Subject subject, Instant until) {}

  /// Locks the models that are there, in the order of their names: nothing else happens to them
  /// until the commit. Of a model whose first run is told at this moment by another instance, an
  /// assessment may wait until its time is over: then it is looked up again.
  static void lock(Connection tx, Collection<String> models) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT name FROM model WHERE name = ANY (?) ORDER BY name FOR UPDATE")) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      select.executeQuery().close();
    }
  }

  static void insert(Connection tx, List<Assessment> assessments) throws SQLException {
    if (assessments.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO assessment_that_waits
              (event_id, model_name, version, workspace, run_id, artifact_sha256, kind, withdraws, told_at, content, waits_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """)) {
      for (Assessment each : assessments) {
        insert.setObject(1, each.id());
        insert.setString(2, each.modelName());
        set(insert, each.subject());
        insert.setString(7, each.kind().name());
        insert.setObject(8, each.withdraws());
        insert.setObject(9, each.toldAt().atOffset(ZoneOffset.UTC));
        insert.setString(10, new String(PlainJson.write(each.assessed()), UTF_8));
        insert.setObject(11, each.until().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, Subject subject) throws SQLException {
    switch (subject) {
      case OfVersion(String model, int number) -> {
        insert.setInt(3, number);
        insert.setString(4, null);
        insert.setString(5, null);
        insert.setString(6, null);
      }
      case OfRun(String workspace, String runId, String sha256) -> {
        insert.setNull(3, Types.INTEGER);
        insert.setString(4, workspace);
        insert.setString(5, runId);
        insert.setString(6, sha256);
      }
    }
  }

  /// Those of some models whose version or run is there hold from now on. What came after their
  /// time, by the log's clock, was not there: reading the log again finds the same.
  ///
  /// @return their ids
  static Set<UUID> settle(Connection tx, Collection<String> models) throws SQLException {
    Set<UUID> there = new HashSet<>();
    try (PreparedStatement move =
        tx.prepareStatement(
            """
            WITH there AS (
              DELETE FROM assessment_that_waits w
              WHERE w.model_name = ANY (?) AND (
                EXISTS (SELECT 1 FROM model_version v
                  WHERE v.model_name = w.model_name AND v.version = w.version AND v.registered_at <= w.waits_until)
                OR EXISTS (SELECT 1 FROM training_run r
                  WHERE r.workspace = w.workspace AND r.run_id = w.run_id AND r.model_name = w.model_name
                    AND (w.artifact_sha256 IS NULL OR r.artifact_sha256 = w.artifact_sha256)
                    AND r.appended_at <= w.waits_until))
              RETURNING *)
            INSERT INTO assessment
              (event_id, model_name, version, workspace, run_id, artifact_sha256, kind, withdraws, told_at, content)
            SELECT event_id, model_name, version, workspace, run_id, artifact_sha256, kind, withdraws, told_at, content
            FROM there RETURNING event_id
            """)) {
      move.setArray(1, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = move.executeQuery()) {
        while (row.next()) {
          there.add(row.getObject(1, UUID.class));
        }
      }
    }
    return there;
  }

  /// One that waits, and those that withdraw it.
  static List<Row> withItsWithdrawals(Connection tx, UUID id) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT event_id, model_name, version, workspace, run_id, artifact_sha256, waits_until
            FROM assessment_that_waits WHERE event_id = ? OR withdraws = ? ORDER BY event_id <> ?, event_id
            """)) {
      select.setObject(1, id);
      select.setObject(2, id);
      select.setObject(3, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Row(
                  row.getObject("event_id", UUID.class),
                  row.getString("model_name"),
                  Subject.of(row),
                  row.getObject("waits_until", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return found;
  }

  /// Until when those of some models wait, but for these.
  static Map<String, List<Instant>> until(
      Connection tx, Collection<String> models, Collection<UUID> without) throws SQLException {
    Map<String, List<Instant>> until = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT model_name, waits_until FROM assessment_that_waits
            WHERE model_name = ANY (?) AND event_id <> ALL (?)
            """)) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      select.setArray(2, tx.createArrayOf("uuid", without.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          until
              .computeIfAbsent(row.getString(1), unused -> new ArrayList<>())
              .add(row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return until;
  }

  static void delete(Connection tx, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement("DELETE FROM assessment_that_waits WHERE event_id = ANY (?)")) {
      delete.setArray(1, tx.createArrayOf("uuid", ids.toArray()));
      delete.executeUpdate();
    }
  }
}
