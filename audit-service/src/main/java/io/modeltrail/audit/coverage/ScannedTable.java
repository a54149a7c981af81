package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What notes claim, put together; and what the entries say to it.
record ScannedTable(Connection tx) {

  /// Adds a claim to what is claimed already.
  ///
  /// @return false if a part of it is claimed already: then it is not added
  boolean add(Claim claim) throws SQLException {
    List<Range> neighbours = neighbours(claim);
    Optional<Range> joined =
        new Range(claim.from(), claim.to(), claim.records()).joined(neighbours);
    if (joined.isEmpty()) {
      return false;
    }
    replace(claim.partition(), neighbours, joined.get());
    return true;
  }

  private List<Range> neighbours(Claim claim) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT from_offset, to_offset, records FROM scanned
            WHERE topic_id = ? AND partition = ? AND from_offset <= ? AND to_offset >= ?
            """)) {
      select.setObject(1, claim.partition().topicId());
      select.setInt(2, claim.partition().number());
      select.setLong(3, claim.to());
      select.setLong(4, claim.from());
      List<Range> neighbours = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          neighbours.add(new Range(row.getLong(1), row.getLong(2), row.getLong(3)));
        }
      }
      return neighbours;
    }
  }

  private void replace(Partition partition, List<Range> by, Range joined) throws SQLException {
    try (PreparedStatement delete =
            tx.prepareStatement(
                "DELETE FROM scanned WHERE topic_id = ? AND partition = ? AND from_offset = ANY (?)");
        PreparedStatement insert =
            tx.prepareStatement(
                """
                INSERT INTO scanned (topic_id, partition, topic, from_offset, to_offset, records)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
      delete.setObject(1, partition.topicId());
      delete.setInt(2, partition.number());
      Columns.set(delete, 3, "bigint", by, Range::from);
      delete.executeUpdate();
      insert.setObject(1, partition.topicId());
      insert.setInt(2, partition.number());
      insert.setString(3, partition.topic());
      insert.setLong(4, joined.from());
      insert.setLong(5, joined.to());
      insert.setLong(6, joined.records());
      insert.executeUpdate();
    }
  }

  /// How many entries there are where records are claimed to have been visible.
  ///
  /// @param before only entries before this one: a claim is about what is there
  /// @return one for each claim, in their order
  List<Long> entries(List<Claim> claims, long before) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT (SELECT count(*) FROM entry e
                    WHERE e.topic_id = n.topic_id AND e.partition = n.partition AND e.turn = 0
                      AND e."offset" >= n.from_offset AND e."offset" < n.to_offset AND e.index < ?)
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[])
              WITH ORDINALITY AS n(topic_id, partition, from_offset, to_offset, ordinality)
            ORDER BY n.ordinality
            """)) {
      select.setLong(1, before);
      Columns.set(select, 2, "uuid", claims, claim -> claim.partition().topicId());
      Columns.set(select, 3, "int", claims, claim -> claim.partition().number());
      Columns.set(select, 4, "bigint", claims, Claim::from);
      Columns.set(select, 5, "bigint", claims, Claim::to);
      List<Long> counts = new ArrayList<>(claims.size());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.add(row.getLong(1));
        }
      }
      return counts;
    }
  }
}
