package io.modeltrail.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Versions that are in the database already, as the loop would have left them: what training jobs
/// said, the versions, the models, the outcomes. Written by SQL, since the loop would take minutes.
/// Their place is in a log that is no more.
///
/// Version `v` of `model-m` is number `(v - 1) * models + m` of them all, counted from 0; its tags
/// are `a` to `e`, each with one of as many values as [#TAG_VALUES] says.
record Stored(int models, int versionsEach) {

  /// How many values each tag has: some select much, some little.
  static final List<Integer> TAG_VALUES = List.of(2, 5, 10, 50, 1000);

  private static final int CHUNK = 25_000;

  private static final String RUNS =
      """
      INSERT INTO training_run
        (event_id, topic_id, partition, "offset", appended_at, workspace, model_name, run_id, artifact_sha256, content, sought)
      SELECT id, '00000000-0000-4000-8000-000000000001', i % 6, i / 6, at, 'default', model, run, sha,
        (t.template - '{eventId,modelName,workspace,tags,metrics,parameters,statistics}'::text[] || jsonb_build_object(
          'run', t.template -> 'run' || jsonb_build_object('runId', run),
          'artifact', t.template -> 'artifact' || jsonb_build_object('sha256', sha)))::text::json,
        jsonb_build_object('metrics', t.template -> 'metrics', 'parameters', t.template -> 'parameters',
          'statistics', t.template -> 'statistics', 'tags', g.tags)
      FROM (SELECT ?::jsonb AS template) t, (
        SELECT i, md5('event' || i)::uuid AS id, timestamptz '2026-01-01' + i * interval '1 second' AS at,
          'model-' || i % ? AS model, 'run-' || md5('run' || i)::uuid AS run,
          encode(sha256(int8send(i)), 'hex') AS sha
        FROM generate_series(?::bigint, ?::bigint) AS i) n
      CROSS JOIN LATERAL (
        SELECT jsonb_build_object('a', 'v' || i * 7919 % ?, 'b', 'v' || i * 7907 % ?,
          'c', 'v' || i * 7901 % ?, 'd', 'v' || i * 7883 % ?, 'e', 'v' || i * 7879 % ?) AS tags) g
      """;

  private static final String VERSIONS =
      """
      INSERT INTO model_version
        (model_name, version, topic_id, partition, "offset", run_event_id, phase, serves, governance_revision, event_id, registered_at)
      SELECT 'model-' || i % ?, i / ? + 1, '00000000-0000-4000-8000-000000000001', i % 6, i / 6,
        md5('event' || i)::uuid, 'TRAINING', '{dev,qa,production}', 1, md5('version' || i)::uuid,
        timestamptz '2026-01-01' + i * interval '1 second'
      FROM generate_series(?::bigint, ?::bigint) AS i
      """;

  private static final String OUTCOMES =
      """
      INSERT INTO messaging.outcome (event_id, digest, topic, state, href, decided_at)
      SELECT md5('event' || i)::uuid, sha256(int8send(i)), 'model.trained', 'APPLIED',
        '/models/model-' || i % ? || '/versions/' || i / ? + 1, now()
      FROM generate_series(?::bigint, ?::bigint) AS i
      """;

  private static final String MODELS =
      """
      INSERT INTO model (name, last_version, created_at)
      SELECT 'model-' || i, ?, timestamptz '2026-01-01' FROM generate_series(0, ? - 1) AS i
      """;

  void fill(Connection database) throws SQLException {
    long all = (long) models * versionsEach;
    for (long from = 0; from < all; from += CHUNK) {
      fill(database, from, Math.min(all, from + CHUNK) - 1);
      if (from % (all / 5) < CHUNK) {
        Bench.progress(Math.min(all, from + CHUNK), all);
      }
    }
    run(database, MODELS, versionsEach, models);
    try (Statement statement = database.createStatement()) {
      statement.execute("VACUUM (ANALYZE)");
      statement.execute("CHECKPOINT");
    }
  }

  private void fill(Connection database, long first, long last) throws SQLException {
    database.setAutoCommit(false);
    run(
        database,
        RUNS,
        Workload.json("model-0", 0),
        models,
        first,
        last,
        TAG_VALUES.get(0),
        TAG_VALUES.get(1),
        TAG_VALUES.get(2),
        TAG_VALUES.get(3),
        TAG_VALUES.get(4));
    run(database, VERSIONS, models, models, first, last);
    run(database, OUTCOMES, models, models, first, last);
    database.commit();
    database.setAutoCommit(true);
  }

  private static void run(Connection database, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
