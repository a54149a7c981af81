package io.modeltrail.registry.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The models: one statement a batch each to make, lock and count up.
final class ModelTable {

  private ModelTable() {}

  /// Makes the models that are new, locks all of them, and tells their last versions.
  ///
  /// @param firstTold when the log first told of each, in the order of names, so that two instances
  ///   never wait for each other
  /// @param named that are locked too, if they are there
  static Map<String, Integer> lock(
      Connection tx, SortedMap<String, Instant> firstTold, Set<String> named) throws SQLException {
    make(tx, firstTold);
    Set<String> all = new HashSet<>(firstTold.keySet());
    all.addAll(named);
    Map<String, Integer> lastVersions = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT name, last_version FROM model WHERE name = ANY (?) ORDER BY name FOR UPDATE")) {
      select.setArray(1, tx.createArrayOf("text", all.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lastVersions.put(row.getString(1), row.getInt(2));
        }
      }
    }
    return lastVersions;
  }

  private static void make(Connection tx, SortedMap<String, Instant> firstTold)
      throws SQLException {
    if (firstTold.isEmpty()) {
      return;
    }
    Object[] sorted = firstTold.keySet().toArray();
    Object[] told = firstTold.values().stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO model (name, last_version, created_at)
            SELECT name, 0, told FROM unnest(?::text[], ?::timestamptz[]) AS n(name, told)
            ON CONFLICT (name) DO NOTHING
            """)) {
      insert.setArray(1, tx.createArrayOf("text", sorted));
      insert.setArray(2, tx.createArrayOf("timestamptz", told));
      insert.executeUpdate();
    }
  }

  /// Counts up the models that have new versions.
  static void update(Connection tx, List<Registered> versions, Map<String, Integer> lastVersions)
      throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    Object[] names =
        versions.stream().map(version -> version.trained().getModelName()).distinct().toArray();
    Object[] last = Arrays.stream(names).map(lastVersions::get).toArray();
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE model SET last_version = n.last
            FROM unnest(?::text[], ?::int[]) AS n(name, last) WHERE model.name = n.name
            """)) {
      update.setArray(1, tx.createArrayOf("text", names));
      update.setArray(2, tx.createArrayOf("int", last));
      update.executeUpdate();
    }
  }
}
