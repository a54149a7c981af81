package io.modeltrail.registry.search;

/// What is searched for. The tables' names within SQL: `r` the run, `v` its version, `d` what was
/// said of the version and `m` of the model, `k` what came of checking the artifact.
public enum Scope {
  VERSIONS(
      "v.model_name",
      """
      model_version v
      JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition
        AND r."offset" = v."offset" AND r.event_id = v.run_event_id
      """),
  /// Those that are no version have neither `v` nor `d` nor `k`.
  RUNS(
      "r.model_name",
      """
      training_run r
      LEFT JOIN model_version v ON v.topic_id = r.topic_id AND v.partition = r.partition
        AND v."offset" = r."offset" AND v.run_event_id = r.event_id
      """);

  private final String modelName;
  private final String tables;

  Scope(String modelName, String tables) {
    this.modelName = modelName;
    this.tables = tables;
  }

  String modelName() {
    return modelName;
  }

  /// All tables that a field may need; those that none needs cost nothing.
  public String from() {
    return tables
        + """
        LEFT JOIN description d ON d.model_name = v.model_name AND d.version = v.version
        LEFT JOIN description m ON m.model_name = %s AND m.version = 0
        LEFT JOIN artifact_check k ON k.model_name = v.model_name AND k.version = v.version
          AND k.sha256 = r.artifact_sha256
        """
            .formatted(modelName);
  }

  boolean mayLack(Field field) {
    return switch (field.reach()) {
      case ONE -> false;
      case ONE_OF_A_VERSION -> this == RUNS;
      case ONE_OR_NONE, MANY -> true;
    };
  }
}
