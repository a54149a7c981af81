package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.RiskTier;
import io.modeltrail.promotion.ladder.Description;
import io.modeltrail.promotion.ladder.Descriptions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people have said of models, and of versions.
final class DescriptionTable {

  private DescriptionTable() {}

  /// Of the models, and of the versions.
  static Map<VersionKey, Description> find(
      Connection tx, Collection<String> models, Collection<VersionKey> versions)
      throws SQLException {
    Set<VersionKey> subjects = new HashSet<>(versions);
    models.forEach(model -> subjects.add(new VersionKey(model, Descriptions.MODEL)));
    List<VersionKey> keys = List.copyOf(subjects);
    Map<VersionKey, Description> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT model_name, version, risk_tier, developers FROM description
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(keys, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(keys, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Array developers = row.getArray("developers");
          found.put(
              new VersionKey(row.getString("model_name"), row.getInt("version")),
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

  static void save(Connection tx, Map<VersionKey, Description> changed) throws SQLException {
    for (Map.Entry<VersionKey, Description> each : changed.entrySet()) {
      try (PreparedStatement upsert =
          tx.prepareStatement(
              """
              INSERT INTO description (model_name, version, risk_tier, developers) VALUES (?, ?, ?, ?)
              ON CONFLICT (model_name, version) DO UPDATE
                SET risk_tier = excluded.risk_tier, developers = excluded.developers
              """)) {
        upsert.setString(1, each.getKey().modelName());
        upsert.setInt(2, each.getKey().version());
        upsert.setString(3, each.getValue().riskTier().name());
        upsert.setArray(
            4, tx.createArrayOf("text", column(each.getValue().developers(), subject -> subject)));
        upsert.executeUpdate();
      }
    }
  }
}
