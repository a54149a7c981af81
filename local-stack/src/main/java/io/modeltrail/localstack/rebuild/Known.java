package io.modeltrail.localstack.rebuild;

/// What the registry's database knows from the log, and how it is asked for. When it came to know
/// it is left out.
enum Known {
  MODELS(
      "models",
      "model",
      """
      SELECT 'model ' || name AS key, last_version AS "newest version", created_at AS "created at"
      FROM model
      """),
  VERSIONS(
      "versions",
      "model_version",
      """
      SELECT 'version ' || v.model_name || '/' || v.version AS key,
        r.workspace || '/' || r.run_id AS run, r.artifact_sha256 AS artifact,
        v.run_event_id AS "run's event", v.event_id AS "event id", v.phase, v.serves,
        v.governance_revision AS "rules' revision", v.registered_at AS "registered at"
      FROM model_version v
      LEFT JOIN training_run r
        ON (r.topic_id, r.partition, r."offset", r.event_id)
         = (v.topic_id, v.partition, v."offset", v.run_event_id)
      """),
  /// By what was said, in whichever columns a release has stored it; one from before there was
  /// `sought` has all of it in `content`.
  RUNS(
      "runs",
      "training_run",
      """
      SELECT concat_ws('/', 'run ' || model_name, workspace, artifact_sha256, run_id) AS key,
        event_id AS "event id", concat_ws('/', topic_id, partition, "offset") AS place,
        appended_at AS "appended at",
        md5((jsonb_build_object('eventId', event_id, 'modelName', model_name, 'workspace', workspace)
          || coalesce(to_jsonb(r) -> 'sought', '{}') || content::jsonb)::text) AS "digest of its content"
      FROM training_run r
      """),
  REQUESTS(
      "requests for deployment",
      "deployment",
      """
      SELECT 'request ' || model_name || '/' || request_event_id AS key, workspace, environment,
        state, code, version, promotion_id AS promotion, requested_at AS "requested at",
        md5(content::jsonb::text) AS "digest of its content"
      FROM deployment
      """),
  ASSESSMENTS(
      "assessments",
      "assessment",
      """
      SELECT 'assessment ' || model_name || '/' || event_id AS key, version, workspace,
        run_id AS run, artifact_sha256 AS artifact, kind, withdraws, told_at AS "told at",
        md5(content::text) AS "digest of its content"
      FROM assessment
      """),
  DESCRIPTIONS(
      "descriptions",
      "description",
      """
      SELECT 'description ' || model_name || '/' || version AS key, content,
        described_at AS "described at"
      FROM description
      """);

  private final String label;
  private final String table;
  private final String query;

  Known(String label, String table, String query) {
    this.label = label;
    this.table = table;
    this.query = query;
  }

  /// For people.
  String label() {
    return label;
  }

  /// The table without which nothing is known: a database of an older release may not have it.
  String table() {
    return table;
  }

  /// Rows with `key`, and a column for each field.
  String query() {
    return query;
  }
}
