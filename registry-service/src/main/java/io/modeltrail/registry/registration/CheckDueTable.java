package io.modeltrail.registry.registration;

import static io.modeltrail.registry.registration.RunTable.column;

import io.modeltrail.event.Artifact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/// Artifacts of new versions that are to be read and compared with what was told of them.
final class CheckDueTable {

  private CheckDueTable() {}

  /// @param isReadable whether the registry can read what a URI names
  static void insert(Connection tx, List<Registered> versions, Predicate<String> isReadable)
      throws SQLException {
    List<Registered> due =
        versions.stream().filter(version -> isReadable.test(artifact(version).getUri())).toList();
    if (due.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO artifact_check_due (model_name, version, sha256, uri, layout, not_before)
            SELECT * FROM unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
              AS n(model_name, version, sha256, uri, layout, not_before)
            WHERE NOT EXISTS (
              SELECT 1 FROM artifact_check c
              WHERE c.model_name = n.model_name AND c.version = n.version AND c.sha256 = n.sha256)
            """)) {
      insert.setArray(1, tx.createArrayOf("text", column(due, v -> v.id().modelName())));
      insert.setArray(2, tx.createArrayOf("int", column(due, v -> v.id().number())));
      insert.setArray(3, tx.createArrayOf("text", column(due, v -> artifact(v).getSha256())));
      insert.setArray(4, tx.createArrayOf("text", column(due, v -> artifact(v).getUri())));
      insert.setArray(
          5, tx.createArrayOf("text", column(due, v -> artifact(v).getLayout().name())));
      insert.setArray(
          6,
          tx.createArrayOf(
              "timestamptz", column(due, v -> v.cause().at().atOffset(ZoneOffset.UTC))));
      insert.executeUpdate();
    }
  }

  private static Artifact artifact(Registered version) {
    return version.trained().getArtifact();
  }
}
