package io.modeltrail.audit.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the entries that are about a version. One statement: all that refers to the version by its
/// number, its run or its promotions, wherever in the trail it stands. What a record says is
/// compared as text: whatever somebody wrote, it is no error here.
final class StoryTable {

  /// Newest notes that are taken of what was gone through, and of anything else.
  private static final int SCANS_MAX = 10;

  private static final int NOTES_MAX = 100;

  /// `told` has what the model's entries refer to; the next ones what belongs to the version.
  private static final String TOLD =
      """
      WITH asked AS (SELECT ?::text AS version, ?::bigint AS size),
      told AS (
        SELECT e.index, e.environment, e.appended_at, e.schema_id,
          regexp_replace(e.topic, '[.]dead-letter$', '') AS topic, e.topic LIKE '%.dead-letter' AS refused,
          p.headers IS NULL AS erased,
          d.version, d."toVersion" AS to_version, d."promotionId" AS promotion, d.revision, d.subject, d.workspace,
          coalesce(d.run ->> 'runId', d."runId") AS run, coalesce(d.artifact ->> 'sha256', d.sha256) AS sha256,
          d.champion ->> 'version' AS champion, d.champion ->> 'previousVersion' AS previous,
          d."governanceRevision" AS rules, d."governanceDigest" AS digest
        FROM entry e
          LEFT JOIN payload p ON p.index = e.index
          LEFT JOIN LATERAL jsonb_to_record(p.decoded) AS d(version text, "toVersion" text, "promotionId" text,
            revision text, subject text, workspace text, run jsonb, "runId" text, artifact jsonb, sha256 text,
            champion jsonb, "governanceRevision" text, "governanceDigest" text) ON true
        WHERE e.model = ? AND e.index < ?),
      successions AS (SELECT * FROM told WHERE NOT refused AND topic LIKE 'model.promoted.%'),
      registered AS (
        SELECT DISTINCT workspace, run, sha256 FROM told
        WHERE NOT refused AND topic = 'model.registered' AND version = (SELECT version FROM asked)),
      promotions AS (
        SELECT promotion FROM told
        WHERE NOT refused AND topic = 'promotion.changed' AND (SELECT version FROM asked) IN (version, to_version)
        UNION
        SELECT promotion FROM successions WHERE version = (SELECT version FROM asked)),
      """;

  /// Of each topic, what makes an entry one of the version's. What is erased may be.
  private static final String STORY =
      """
      story AS (
        SELECT t.* FROM told t, asked a WHERE CASE
          WHEN t.erased THEN true
          WHEN t.topic = 'model.trained' THEN (t.workspace, t.run, t.sha256) IN (SELECT * FROM registered)
          WHEN t.topic = 'model.described' THEN t.version IS NULL OR t.version = a.version
          WHEN t.topic IN ('model.assessed', 'deployment.requested') THEN t.version = a.version
            OR (t.version IS NULL AND EXISTS (SELECT FROM registered r
              WHERE r.workspace = coalesce(t.workspace, 'default') AND r.run = t.run
                AND r.sha256 = coalesce(t.sha256, r.sha256)))
          WHEN t.topic IN ('model.registered', 'artifact.checked', 'model.observed') THEN t.version = a.version
          WHEN t.topic = 'promotion.requested' THEN a.version IN (t.version, t.to_version)
            OR t.promotion IN (SELECT promotion FROM promotions)
          WHEN t.topic IN ('promotion.changed', 'promotion.decided') OR t.topic LIKE 'model.promoted.%'
            THEN t.promotion IN (SELECT promotion FROM promotions)
          WHEN t.topic = 'model.champion' THEN a.version IN (t.champion, t.previous)
            OR (t.champion IS NULL AND (t.environment, t.revision) IN (
              SELECT environment, revision FROM successions WHERE promotion IN (SELECT promotion FROM promotions)))
          WHEN t.topic = 'model.alarmed' THEN t.version = a.version
            OR t.promotion IN (SELECT promotion FROM promotions)
          WHEN t.topic = 'timer.fired' THEN t.subject IN (SELECT 'promotions/' || promotion FROM promotions)
          WHEN t.topic = 'deployment.reported' THEN (
            SELECT s.promotion FROM successions s
            WHERE s.environment = t.environment AND s.promotion = coalesce(t.promotion, s.promotion)
              AND s.revision = coalesce(t.revision, s.revision)
              AND (t.promotion IS NOT NULL OR t.revision IS NOT NULL OR s.appended_at <= t.appended_at)
            ORDER BY s.appended_at DESC, s.index DESC LIMIT 1) IN (SELECT promotion FROM promotions)
          ELSE false END),
      """;

  private static final String BESIDES =
      """
      rules AS (
        SELECT e.index, e.schema_id FROM entry e JOIN payload p ON p.index = e.index, asked a
        WHERE e.topic = 'governance.applied' AND e.index < a.size
          AND EXISTS (SELECT FROM story s WHERE s.rules = p.decoded ->> 'revision'
            AND coalesce(s.digest, p.decoded ->> 'digest') = p.decoded ->> 'digest')),
      notes AS (
        SELECT n.index, n.schema_id FROM (
          SELECT e.index, e.schema_id, p.decoded ->> 'kind' AS kind,
            row_number() OVER (PARTITION BY p.decoded ->> 'kind' ORDER BY e.index DESC) AS newest
          FROM payload p JOIN entry e ON e.index = p.index, asked a
          WHERE p.actor = ? AND e.topic = 'audit.noted' AND e.index < a.size
            AND p.decoded ->> 'kind' IN ('KEY', 'SCAN', 'GAP')) n
        WHERE n.newest <= CASE n.kind WHEN 'SCAN' THEN ? ELSE ? END)
      SELECT c.index, c.schema_id, c.named,
        coalesce(octet_length(p.key), 0) + coalesce(octet_length(p.value), 0) + coalesce(octet_length(p.headers), 0)
      FROM (
        SELECT index, schema_id, coalesce(version = (SELECT version FROM asked), false) AS named FROM story
        UNION ALL SELECT index, schema_id, false FROM rules
        UNION ALL SELECT index, schema_id, false FROM notes) c
      LEFT JOIN payload p ON p.index = c.index
      ORDER BY c.index LIMIT ?
      """;

  private StoryTable() {}

  /// @param size entries from there on are not looked at
  /// @param service whose notes count
  /// @param limit no more than so many are given
  static Selection select(Connection connection, Asked asked, long size, String service, int limit)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOLD + STORY + BESIDES)) {
      select.setString(1, Integer.toString(asked.version()));
      select.setLong(2, size);
      select.setString(3, asked.model());
      select.setLong(4, size);
      select.setString(5, service);
      select.setInt(6, SCANS_MAX);
      select.setInt(7, NOTES_MAX);
      select.setInt(8, limit);
      List<Selection.Chosen> chosen = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          chosen.add(
              new Selection.Chosen(
                  row.getLong(1),
                  row.getLong(4),
                  row.getObject(2, Integer.class),
                  row.getBoolean(3)));
        }
      }
      return new Selection(chosen);
    }
  }
}
