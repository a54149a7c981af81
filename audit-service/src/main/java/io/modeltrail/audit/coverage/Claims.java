package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is scanned and not claimed yet. Positions and entries are read at one moment, and were
/// committed together: so a claim never says more than there is.
final class Claims {

  /// Most ranges of one note. Each takes two entries of its detail, and the contract lets a map
  /// have a thousand.
  private static final int RANGES_MAX = 500;

  /// @param begins where its stretch does
  private record Unclaimed(long begins, Claim claim) {}

  private Claims() {}

  /// Whether anything else was scanned than notes about coverage.
  static boolean isAnythingNew(Connection tx) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            WITH unclaimed AS (
              SELECT s.topic, s.topic_id, s.partition, s.claimed, coalesce(s.ends, p.applied) AS reached
              FROM stretch s JOIN messaging.position p ON p.topic_id = s.topic_id AND p.partition = s.partition
              WHERE coalesce(s.ends, p.applied) > s.claimed)
            SELECT EXISTS (SELECT FROM unclaimed WHERE topic <> ?)
              OR EXISTS (SELECT FROM unclaimed u JOIN entry e ON e.topic_id = u.topic_id AND e.partition = u.partition
                    AND e."offset" >= u.claimed AND e."offset" < u.reached
                  WHERE u.topic = ?
                    AND NOT EXISTS (SELECT FROM coverage_note n WHERE n.event_id = e.record_event_id))
            """)) {
      select.setString(1, CoverageNote.TOPIC);
      select.setString(2, CoverageNote.TOPIC);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Claims what is not claimed, at most one range of each partition.
  static List<Claim> take(Connection tx) throws SQLException {
    lock(tx);
    List<Unclaimed> unclaimed = unclaimed(tx);
    mark(tx, unclaimed);
    return unclaimed.stream().map(Unclaimed::claim).toList();
  }

  /// No stretch is broken off between what is read of it and what is written.
  private static void lock(Connection tx) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement(
            "SELECT 1 FROM stretch ORDER BY topic_id, partition, begins FOR UPDATE")) {
      lock.execute();
    }
  }

  private static List<Unclaimed> unclaimed(Connection tx) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT topic_id, topic, partition, begins, claimed, reached,
              (SELECT count(*) FROM entry e
               WHERE e.topic_id = s.topic_id AND e.partition = s.partition AND e.turn = 0
                 AND e."offset" >= s.claimed AND e."offset" < s.reached) AS records
            FROM (SELECT DISTINCT ON (s.topic_id, s.partition) s.*, coalesce(s.ends, p.applied) AS reached
                  FROM stretch s JOIN messaging.position p ON p.topic_id = s.topic_id AND p.partition = s.partition
                  WHERE coalesce(s.ends, p.applied) > s.claimed
                  ORDER BY s.topic_id, s.partition, s.begins) AS s
            ORDER BY s.claimed_at
            LIMIT ?
            """)) {
      select.setInt(1, RANGES_MAX);
      List<Unclaimed> unclaimed = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Partition partition =
              new Partition(
                  row.getObject("topic_id", UUID.class),
                  row.getString("topic"),
                  row.getInt("partition"));
          Claim claim =
              new Claim(
                  partition,
                  row.getLong("claimed"),
                  row.getLong("reached"),
                  row.getLong("records"));
          unclaimed.add(new Unclaimed(row.getLong("begins"), claim));
        }
      }
      return unclaimed;
    }
  }

  private static void mark(Connection tx, List<Unclaimed> unclaimed) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE stretch s SET claimed = n.reached, claimed_at = now()
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[]) AS n(topic_id, partition, begins, reached)
            WHERE s.topic_id = n.topic_id AND s.partition = n.partition AND s.begins = n.begins
            """)) {
      Columns.set(update, 1, "uuid", unclaimed, each -> each.claim.partition().topicId());
      Columns.set(update, 2, "int", unclaimed, each -> each.claim.partition().number());
      Columns.set(update, 3, "bigint", unclaimed, Unclaimed::begins);
      Columns.set(update, 4, "bigint", unclaimed, each -> each.claim.to());
      update.executeUpdate();
    }
  }
}
