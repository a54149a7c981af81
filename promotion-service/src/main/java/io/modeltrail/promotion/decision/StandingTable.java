package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.ladder.Champion;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Reign;
import io.modeltrail.promotion.ladder.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the environments run now, and what they ran when.
final class StandingTable {

  private StandingTable() {}

  /// Where models stand.
  ///
  /// @param versions whose former reigns are asked for
  static Map<String, Standing> load(
      Connection tx, Collection<String> models, Collection<VersionKey> versions)
      throws SQLException {
    Map<String, Map<String, Champion>> champions = champions(tx, models);
    Map<String, List<Reign>> reigns = reigns(tx, List.copyOf(versions));
    Map<String, Standing> standings = new HashMap<>();
    for (String model : models) {
      standings.put(
          model,
          new Standing(
              champions.getOrDefault(model, Map.of()), reigns.getOrDefault(model, List.of())));
    }
    return standings;
  }

  private static Map<String, Map<String, Champion>> champions(
      Connection tx, Collection<String> models) throws SQLException {
    Map<String, Map<String, Champion>> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT c.model_name, c.environment, c.revision, c.promotion_id, v.content
            FROM champion c LEFT JOIN model_version v USING (model_name, version)
            WHERE c.model_name = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String content = row.getString("content");
          found
              .computeIfAbsent(row.getString("model_name"), unused -> new HashMap<>())
              .put(
                  row.getString("environment"),
                  new Champion(
                      row.getLong("revision"),
                      content == null ? null : Stored.read(content, ModelRegistered.class),
                      row.getObject("promotion_id", UUID.class)));
        }
      }
    }
    return found;
  }

  private static Map<String, List<Reign>> reigns(Connection tx, List<VersionKey> versions)
      throws SQLException {
    Map<String, List<Reign>> found = new HashMap<>();
    if (versions.isEmpty()) {
      return found;
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.model_name, s.environment, s.version, s.at, n.at AS until FROM succession s
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            LEFT JOIN succession n ON n.environment = s.environment AND n.model_name = s.model_name
              AND n.revision = s.revision + 1
            WHERE s.kind <> 'RETIREMENT'
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(versions, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(versions, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getString("model_name"), unused -> new ArrayList<>())
              .add(reign(row));
        }
      }
    }
    return found;
  }

  /// Of columns `environment`, `version`, `at` and `until`.
  static Reign reign(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
    return new Reign(
        row.getString("environment"),
        row.getInt("version"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }

  /// What a batch changed; of several changes of one champion the last stays.
  static void update(Connection tx, List<Fact.Succession> successions) throws SQLException {
    Map<String, ModelPromoted> last = new LinkedHashMap<>();
    successions.forEach(
        each ->
            last.put(each.told().getEnvironment() + "/" + each.told().getModelName(), each.told()));
    if (last.isEmpty()) {
      return;
    }
    List<ModelPromoted> rows = List.copyOf(last.values());
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO champion (environment, model_name, revision, version, promotion_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::int[], ?::uuid[])
            ON CONFLICT (environment, model_name) DO UPDATE
              SET revision = excluded.revision, version = excluded.version, promotion_id = excluded.promotion_id
            """)) {
      upsert.setArray(1, tx.createArrayOf("text", column(rows, ModelPromoted::getEnvironment)));
      upsert.setArray(2, tx.createArrayOf("text", column(rows, ModelPromoted::getModelName)));
      upsert.setArray(3, tx.createArrayOf("bigint", column(rows, ModelPromoted::getRevision)));
      upsert.setArray(
          4,
          tx.createArrayOf(
              "int",
              column(
                  rows, it -> it.getKind() == PromotionKind.RETIREMENT ? null : it.getVersion())));
      upsert.setArray(5, tx.createArrayOf("uuid", column(rows, ModelPromoted::getPromotionId)));
      upsert.executeUpdate();
    }
  }
}
