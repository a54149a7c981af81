package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.ladder.Code;
import io.modeltrail.promotion.ladder.Lineage;
import io.modeltrail.promotion.ladder.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which versions were trained from which code, and where that code has been.
final class CodeTable {

  /// Versions of the same code beyond these, the oldest of them, are not thought of when their code
  /// comes to an environment.
  static final int VERSIONS_MAX = 50;

  /// Former champions of an environment that a refusal can name.
  private static final int FORMER_MAX = 3;

  private CodeTable() {}

  /// The code of a version of a model.
  record ModelCode(String modelName, Code code) {

    static void add(ModelRegistered version, Set<ModelCode> codes) {
      Code.of(version).ifPresent(code -> codes.add(new ModelCode(version.getModelName(), code)));
    }
  }

  /// The newest versions of each code.
  static List<ModelRegistered> versions(Connection tx, Collection<ModelCode> codes)
      throws SQLException {
    List<ModelRegistered> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT v.content
            FROM unnest(?::text[], ?::text[], ?::text[]) AS k(model_name, repository, commit)
            CROSS JOIN LATERAL (
              SELECT content FROM model_version v
              WHERE v.model_name = k.model_name
                AND left(v.content->'run'->>'codeCommit', 100) = left(k.commit, 100)
                AND v.content->'run'->>'codeCommit' = k.commit
                AND v.content->'run'->>'codeRepository' = k.repository
                AND v.content->'run'->>'codeDirty' IS DISTINCT FROM 'true'
              ORDER BY version DESC LIMIT ?) v
            """)) {
      set(tx, select, codes);
      select.setInt(4, VERSIONS_MAX);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(Stored.read(row.getString(1), ModelRegistered.class));
        }
      }
    }
    return found;
  }

  /// Tells models where their code has been, and what their environments ran last.
  static void trace(Connection tx, Collection<ModelCode> codes, Map<String, Standing> standings)
      throws SQLException {
    accepted(tx, codes, standings);
    former(tx, standings);
  }

  private static void accepted(
      Connection tx, Collection<ModelCode> codes, Map<String, Standing> standings)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.model_name, s.environment, s.version, s.at, n.at AS until, k.repository, k.commit
            FROM unnest(?::text[], ?::text[], ?::text[]) AS k(model_name, repository, commit)
            JOIN succession s ON s.model_name = k.model_name AND s.kind <> 'RETIREMENT'
              AND left(s.content->'run'->>'codeCommit', 100) = left(k.commit, 100)
              AND s.content->'run'->>'codeCommit' = k.commit
              AND s.content->'run'->>'codeRepository' = k.repository
              AND s.content->'run'->>'codeDirty' IS DISTINCT FROM 'true'
            LEFT JOIN succession n ON n.environment = s.environment AND n.model_name = s.model_name
              AND n.revision = s.revision + 1
            """)) {
      set(tx, select, codes);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lineage(standings, row.getString("model_name"))
              .accepted(
                  new Code(row.getString("repository"), row.getString("commit")),
                  StandingTable.reign(row));
        }
      }
    }
  }

  private static void former(Connection tx, Map<String, Standing> standings) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.model_name, s.environment, s.revision, s.version, s.content->'run'->>'codeRepository',
              s.content->'run'->>'codeCommit', (s.content->'run'->>'codeDirty')::boolean
            FROM champion c JOIN succession s ON s.environment = c.environment AND s.model_name = c.model_name
              AND s.revision > c.revision - ? AND s.kind <> 'RETIREMENT'
            WHERE c.model_name = ANY (?)
            """)) {
      select.setInt(1, FORMER_MAX);
      select.setArray(2, tx.createArrayOf("text", standings.keySet().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Code code =
              Code.of(row.getString(5), row.getString(6), row.getObject(7, Boolean.class))
                  .orElse(null);
          lineage(standings, row.getString(1))
              .ran(row.getString(2), row.getLong(3), new Lineage.Ran(row.getInt(4), code));
        }
      }
    }
  }

  private static Lineage lineage(Map<String, Standing> standings, String model) {
    return Objects.requireNonNull(standings.get(model)).lineage();
  }

  private static void set(Connection tx, PreparedStatement select, Collection<ModelCode> codes)
      throws SQLException {
    List<ModelCode> rows = List.copyOf(codes);
    select.setArray(1, tx.createArrayOf("text", column(rows, ModelCode::modelName)));
    select.setArray(2, tx.createArrayOf("text", column(rows, each -> each.code().repository())));
    select.setArray(3, tx.createArrayOf("text", column(rows, each -> each.code().commit())));
  }
}
