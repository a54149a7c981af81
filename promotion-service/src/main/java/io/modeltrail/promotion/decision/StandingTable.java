package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the environments run now.
final class StandingTable {

  private StandingTable() {}

  /// Where models stand.
  ///
  /// @param versions whose former reigns are asked for
  static Map<String, Standing> load(
      Connection tx, Collection<String> models, Collection<VersionKey> versions)
      throws SQLException {
    Map<String, Map<String, Standing.Champion>> champions = champions(tx, models);
    Map<String, Set<Standing.Reign>> reigns = reigns(tx, List.copyOf(versions));
    Map<String, Standing> standings = new HashMap<>();
    for (String model : models) {
      standings.put(
          model,
          new Standing(
              champions.getOrDefault(model, Map.of()), reigns.getOrDefault(model, Set.of())));
    }
    return standings;
  }

  private static Map<String, Map<String, Standing.Champion>> champions(
      Connection tx, Collection<String> models) throws SQLException {
    Map<String, Map<String, Standing.Champion>> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT c.model_name, c.environment, c.revision, v.content
            FROM champion c JOIN model_version v USING (model_name, version)
            WHERE c.model_name = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ModelRegistered version = Stored.read(row.getString(4), ModelRegistered.class);
          found
              .computeIfAbsent(row.getString(1), unused -> new HashMap<>())
              .put(row.getString(2), new Standing.Champion(row.getLong(3), version));
        }
      }
    }
    return found;
  }

  private static Map<String, Set<Standing.Reign>> reigns(Connection tx, List<VersionKey> versions)
      throws SQLException {
    Map<String, Set<Standing.Reign>> found = new HashMap<>();
    if (versions.isEmpty()) {
      return found;
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.model_name, s.environment, s.version FROM succession s
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(versions, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(versions, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getString(1), unused -> new HashSet<>())
              .add(new Standing.Reign(row.getString(2), row.getInt(3)));
        }
      }
    }
    return found;
  }

  /// What a batch changed; of several changes of one champion the last stays.
  static void update(Connection tx, List<Fact.Succession> successions) throws SQLException {
    Map<String, Fact.Succession> last = new LinkedHashMap<>();
    successions.forEach(
        each -> last.put(each.told().getEnvironment() + "/" + each.told().getModelName(), each));
    if (last.isEmpty()) {
      return;
    }
    List<Fact.Succession> rows = List.copyOf(last.values());
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO champion (environment, model_name, revision, version)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::int[])
            ON CONFLICT (environment, model_name) DO UPDATE
              SET revision = excluded.revision, version = excluded.version
            """)) {
      upsert.setArray(1, tx.createArrayOf("text", column(rows, r -> r.told().getEnvironment())));
      upsert.setArray(2, tx.createArrayOf("text", column(rows, r -> r.told().getModelName())));
      upsert.setArray(3, tx.createArrayOf("bigint", column(rows, r -> r.told().getRevision())));
      upsert.setArray(4, tx.createArrayOf("int", column(rows, r -> r.told().getVersion())));
      upsert.executeUpdate();
    }
  }
}
