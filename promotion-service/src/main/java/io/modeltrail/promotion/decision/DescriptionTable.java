package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.RiskTier;
import io.modeltrail.promotion.ladder.Description;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people have said of models.
final class DescriptionTable {

  private DescriptionTable() {}

  static Map<String, Description> find(Connection tx, Collection<String> models)
      throws SQLException {
    Map<String, Description> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT model_name, risk_tier, developers FROM description WHERE model_name = ANY (?)")) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Array developers = row.getArray("developers");
          found.put(
              row.getString("model_name"),
              new Description(
                  RiskTier.valueOf(row.getString("risk_tier")),
                  List.of((String[]) developers.getArray())));
        }
      }
    }
    return found;
  }

  /// What is known after an event.
  static Description after(Description before, ModelDescribed told) {
    return new Description(
        told.getRiskTier() == null ? before.riskTier() : told.getRiskTier(),
        told.getDevelopers() == null ? before.developers() : told.getDevelopers());
  }

  static void save(Connection tx, Map<String, Description> changed) throws SQLException {
    for (Map.Entry<String, Description> each : changed.entrySet()) {
      try (PreparedStatement upsert =
          tx.prepareStatement(
              """
              INSERT INTO description (model_name, risk_tier, developers) VALUES (?, ?, ?)
              ON CONFLICT (model_name) DO UPDATE
                SET risk_tier = excluded.risk_tier, developers = excluded.developers
              """)) {
        upsert.setString(1, each.getKey());
        upsert.setString(2, each.getValue().riskTier().name());
        upsert.setArray(
            3, tx.createArrayOf("text", column(each.getValue().developers(), subject -> subject)));
        upsert.executeUpdate();
      }
    }
  }
}
