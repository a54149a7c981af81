package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.ladder.Former;
import io.modeltrail.promotion.ladder.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What environments have run, as far as they can return to it or somebody speaks of it.
final class FormerTable {

  private static final String SELECT =
      """
      SELECT s.model_name, s.environment, s.revision, s.kind, s.promotion_id, v.content,
        EXISTS (SELECT 1 FROM deployment_report r
          WHERE r.promotion_id = s.promotion_id AND r.outcome = 'SUCCEEDED') AS succeeded
      FROM (
        SELECT l.environment, l.model_name, l.revision FROM champion c
        JOIN succession l ON l.environment = c.environment AND l.model_name = c.model_name
          AND l.revision > c.revision - ?
        WHERE c.model_name = ANY (?)
        UNION
        SELECT environment, model_name, revision FROM succession
        WHERE promotion_id = ANY (?) AND model_name = ANY (?)
        UNION
        SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])) AS k(environment, model_name, revision)
      JOIN succession s USING (environment, model_name, revision)
      JOIN model_version v ON v.model_name = s.model_name AND v.version = s.version
      """;

  private FormerTable() {}

  /// Tells models what their environments have run.
  ///
  /// @return the promotions that brought them there
  static List<UUID> trace(Connection tx, Wanted wanted, Map<String, Standing> standings)
      throws SQLException {
    List<UUID> promotions = new ArrayList<>();
    Object[] models = wanted.past().returning().toArray();
    if (models.length == 0) {
      return promotions;
    }
    List<Wanted.Revision> named = List.copyOf(wanted.past().revisions());
    try (PreparedStatement select = tx.prepareStatement(SELECT)) {
      select.setInt(1, Standing.FORMERS_MAX);
      select.setArray(2, tx.createArrayOf("text", models));
      select.setArray(3, tx.createArrayOf("uuid", wanted.promotions().toArray()));
      select.setArray(4, tx.createArrayOf("text", models));
      select.setArray(5, tx.createArrayOf("text", column(named, Wanted.Revision::environment)));
      select.setArray(6, tx.createArrayOf("text", column(named, Wanted.Revision::modelName)));
      select.setArray(7, tx.createArrayOf("bigint", column(named, Wanted.Revision::revision)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Former former = former(row);
          promotions.add(former.promotionId());
          Objects.requireNonNull(standings.get(row.getString("model_name")))
              .knows(row.getString("environment"), former);
        }
      }
    }
    return promotions;
  }

  private static Former former(ResultSet row) throws SQLException {
    return new Former(
        row.getLong("revision"),
        PromotionKind.valueOf(row.getString("kind")),
        Stored.read(row.getString("content"), ModelRegistered.class),
        row.getObject("promotion_id", UUID.class),
        row.getBoolean("succeeded"));
  }
}
