package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// What was found when the artifacts of versions were read. One statement a batch.
final class CheckTable {

  private CheckTable() {}

  /// What was found of a version's artifact.
  ///
  /// @param sha256 what it was compared with
  record Check(VersionKey key, String sha256, CheckOutcome outcome) {}

  private record Key(VersionKey version, String sha256) {}

  /// Of the versions, and of all champions of the models.
  static List<Check> find(Connection tx, Collection<String> models, Collection<VersionKey> versions)
      throws SQLException {
    List<VersionKey> keys = List.copyOf(versions);
    List<Check> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT model_name, version, a.sha256, a.outcome FROM artifact_check a
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            UNION
            SELECT model_name, version, a.sha256, a.outcome FROM artifact_check a
            JOIN champion c USING (model_name, version) WHERE model_name = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(keys, VersionKey::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(keys, VersionKey::version)));
      select.setArray(3, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Check(
                  new VersionKey(row.getString(1), row.getInt(2)),
                  row.getString(3),
                  CheckOutcome.valueOf(row.getString(4))));
        }
      }
    }
    return found;
  }

  /// Stores what a batch told; of several checks of the same the last stays.
  ///
  /// @param events of ArtifactChecked
  static void save(Connection tx, List<Event> events) throws SQLException {
    LinkedHashMap<Key, Event> last = new LinkedHashMap<>();
    events.forEach(event -> last.put(key((ArtifactChecked) event.content()), event));
    if (last.isEmpty()) {
      return;
    }
    List<Event> rows = List.copyOf(last.values());
    List<ArtifactChecked> told =
        rows.stream().map(event -> (ArtifactChecked) event.content()).toList();
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO artifact_check (model_name, version, sha256, outcome, event_id, told_at)
            SELECT * FROM unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
            ON CONFLICT (model_name, version, sha256) DO UPDATE
              SET outcome = excluded.outcome, event_id = excluded.event_id, told_at = excluded.told_at
            """)) {
      upsert.setArray(1, tx.createArrayOf("text", column(told, ArtifactChecked::getModelName)));
      upsert.setArray(2, tx.createArrayOf("int", column(told, ArtifactChecked::getVersion)));
      upsert.setArray(3, tx.createArrayOf("text", column(told, ArtifactChecked::getSha256)));
      upsert.setArray(4, tx.createArrayOf("text", column(told, each -> each.getOutcome().name())));
      upsert.setArray(5, tx.createArrayOf("uuid", column(rows, Event::id)));
      upsert.setArray(
          6,
          tx.createArrayOf(
              "timestamptz", column(rows, event -> event.appendedAt().atOffset(ZoneOffset.UTC))));
      upsert.executeUpdate();
    }
  }

  private static Key key(ArtifactChecked told) {
    return new Key(new VersionKey(told.getModelName(), told.getVersion()), told.getSha256());
  }
}
