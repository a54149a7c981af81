package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.ladder.Former;
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
import java.util.UUID;

/// What environments have run, as far as they can return to it.
final class FormerTable {

  /// An environment can return to what it has run in its last changes, no further.
  static final int FORMERS_MAX = 50;

  private FormerTable() {}

  /// Tells models what their environments have run.
  ///
  /// @return the promotions that brought them there
  static List<UUID> trace(Connection tx, Collection<String> models, Map<String, Standing> standings)
      throws SQLException {
    List<UUID> promotions = new ArrayList<>();
    if (models.isEmpty()) {
      return promotions;
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.model_name, s.environment, s.revision, s.promotion_id, v.content,
              EXISTS (SELECT 1 FROM deployment_report r
                WHERE r.promotion_id = s.promotion_id AND r.outcome = 'SUCCEEDED') AS succeeded
            FROM champion c
            JOIN succession s ON s.environment = c.environment AND s.model_name = c.model_name
              AND s.revision > c.revision - ? AND s.kind <> 'RETIREMENT'
            JOIN model_version v ON v.model_name = s.model_name AND v.version = s.version
            WHERE c.model_name = ANY (?)
            """)) {
      select.setInt(1, FORMERS_MAX);
      select.setArray(2, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          UUID promotion = row.getObject("promotion_id", UUID.class);
          promotions.add(promotion);
          Objects.requireNonNull(standings.get(row.getString("model_name")))
              .knows(
                  row.getString("environment"),
                  new Former(
                      row.getLong("revision"),
                      Stored.read(row.getString("content"), ModelRegistered.class),
                      promotion,
                      row.getBoolean("succeeded")));
        }
      }
    }
    return promotions;
  }
}
