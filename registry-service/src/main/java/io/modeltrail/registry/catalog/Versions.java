package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.registry.search.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Single versions, as the HTTP interface shows them.
@ApplicationScoped
public class Versions {

  private final Database database;

  Versions(Database database) {
    this.database = database;
  }

  /// The version that a run became; or the run, as long as it is a candidate.
  ///
  /// @param sha256 of the artifact: a run may have made several
  public ObjectNode ofRun(String workspace, String modelName, String runId, String sha256)
      throws SQLException {
    Sql sql =
        new Sql()
            .add("SELECT " + Views.COLUMNS + " FROM " + Scope.RUNS.from() + " WHERE r.workspace = ")
            .value(workspace)
            .add(" AND r.run_id = ")
            .value(runId)
            .add(" AND r.model_name = ")
            .value(modelName)
            .add(" AND r.artifact_sha256 = ")
            .value(sha256);
    return database
        .read(
            session ->
                session.one(
                    sql, row -> row.getInt("version") > 0 ? Views.version(row) : Views.run(row)))
        .orElseThrow();
  }

  Optional<ObjectNode> find(String modelName, int version) throws SQLException {
    Sql sql = ofModel(modelName).add(" AND v.version = ").value(version);
    return database.read(session -> session.one(sql, Views::version));
  }

  /// Those of a model that there are, in the order of their numbers.
  List<ObjectNode> find(String modelName, List<Integer> versions) throws SQLException {
    Sql sql = ofModel(modelName).add(" AND v.version IN (");
    for (int i = 0; i < versions.size(); i++) {
      sql.add(i == 0 ? "" : ", ").value(versions.get(i));
    }
    sql.add(") ORDER BY v.version");
    return database.read(session -> session.list(sql, Views::version));
  }

  /// All that a run made, registered or not.
  List<ObjectNode> runs(String workspace, String runId, int size) throws SQLException {
    Sql sql =
        new Sql()
            .add("SELECT " + Views.COLUMNS + " FROM " + Scope.RUNS.from())
            .add(" WHERE r.workspace = ")
            .value(workspace)
            .add(" AND r.run_id = ")
            .value(runId)
            .add(" ORDER BY r.appended_at, r.partition, r.\"offset\" LIMIT ")
            .value(size);
    return database.read(session -> session.list(sql, Views::run));
  }

  private static Sql ofModel(String modelName) {
    return versions().add("v.model_name = ").value(modelName);
  }

  private static Sql versions() {
    return new Sql().add("SELECT " + Views.COLUMNS + " FROM " + Scope.VERSIONS.from() + " WHERE ");
  }
}
