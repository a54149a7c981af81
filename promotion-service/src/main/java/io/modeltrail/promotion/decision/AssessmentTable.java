package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.gate.Assessed;
import io.modeltrail.governance.gate.Subject;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What was found out about versions after their training.
final class AssessmentTable {

  private AssessmentTable() {}

  /// An assessment, and the version that it is about, be it as the run that became that version.
  record Row(VersionKey key, Assessed assessed) {}

  /// Those of versions, registered or about to be, in the order in which the log took them, without
  /// those that were withdrawn: of each version all, or the newest and more than count.
  ///
  /// @param withdrawn how many may still be withdrawn: also after that there is more than counts
  static List<Row> find(Connection tx, Collection<ModelRegistered> versions, int withdrawn)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    if (versions.isEmpty()) {
      return found;
    }
    List<ModelRegistered> keys = List.copyOf(versions);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT k.model_name, k.version, a.told_at, a.content
            FROM unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
              AS k(model_name, version, workspace, run_id, sha256)
            CROSS JOIN LATERAL (
              SELECT * FROM (
                SELECT * FROM assessment a WHERE a.model_name = k.model_name AND a.version = k.version
                UNION ALL
                SELECT * FROM assessment a
                WHERE a.model_name = k.model_name AND a.workspace = k.workspace
                  AND a.run_id IS NOT NULL AND md5(a.run_id) = md5(k.run_id) AND a.run_id = k.run_id
                  AND (a.sha256 IS NULL OR a.sha256 = k.sha256)) a
              WHERE a.content->>'kind' <> 'WITHDRAWAL'
                AND NOT EXISTS (SELECT 1 FROM assessment w
                  WHERE w.withdraws = a.event_id AND w.model_name = a.model_name)
              ORDER BY a.number DESC LIMIT ?) a
            ORDER BY a.number
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(keys, ModelRegistered::getModelName)));
      select.setArray(2, tx.createArrayOf("int", column(keys, ModelRegistered::getVersion)));
      select.setArray(3, tx.createArrayOf("text", column(keys, ModelRegistered::getWorkspace)));
      select.setArray(4, tx.createArrayOf("text", column(keys, it -> it.getRun().getRunId())));
      select.setArray(
          5, tx.createArrayOf("text", column(keys, it -> it.getArtifact().getSha256())));
      select.setInt(6, Subject.ASSESSMENTS_MAX + 1 + withdrawn);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Row(
                  new VersionKey(row.getString(1), row.getInt(2)),
                  new Assessed(
                      Stored.read(row.getString(4), ModelAssessed.class),
                      row.getObject(3, OffsetDateTime.class).toInstant())));
        }
      }
    }
    return found;
  }

  /// @param events of ModelAssessed
  static void insert(Connection tx, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    List<ModelAssessed> told =
        events.stream().map(event -> (ModelAssessed) event.content()).toList();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO assessment
              (event_id, told_at, model_name, version, workspace, run_id, sha256, withdraws, content)
            SELECT event_id, told_at, model_name, version, workspace, run_id, sha256, withdraws, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bytea[])
              AS n(event_id, told_at, model_name, version, workspace, run_id, sha256, withdraws, content)
            """)) {
      insert.setArray(1, tx.createArrayOf("uuid", column(events, Event::id)));
      insert.setArray(
          2,
          tx.createArrayOf(
              "timestamptz", column(events, event -> event.appendedAt().atOffset(ZoneOffset.UTC))));
      insert.setArray(3, tx.createArrayOf("text", column(told, ModelAssessed::getModelName)));
      insert.setArray(4, tx.createArrayOf("int", column(told, ModelAssessed::getVersion)));
      insert.setArray(5, tx.createArrayOf("text", column(told, ModelAssessed::getWorkspace)));
      insert.setArray(6, tx.createArrayOf("text", column(told, ModelAssessed::getRunId)));
      insert.setArray(7, tx.createArrayOf("text", column(told, ModelAssessed::getSha256)));
      insert.setArray(8, tx.createArrayOf("uuid", column(told, ModelAssessed::getWithdraws)));
      insert.setArray(9, tx.createArrayOf("bytea", Stored.json(told, each -> each)));
      insert.executeUpdate();
    }
  }
}
