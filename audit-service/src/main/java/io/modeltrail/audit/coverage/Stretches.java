package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Jump;
import io.modeltrail.messaging.loop.Positions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The stretches of the log that are scanned without a break: where each begins, and what breaks
/// it. How far it reaches is said by the loop's own position, which is committed with the entries:
/// so that the loop's batches have nothing to do for it.
public final class Stretches {

  private static final Comparator<Jump> ORDER = // of all who lock them
      Comparator.comparing((Jump jump) -> jump.partition().topicId())
          .thenComparingInt(jump -> jump.partition().number());

  private Stretches() {}

  /// Follows positions that are set, in the transaction that sets them.
  public static void jumped(Connection tx, List<Jump> jumps) throws SQLException {
    Instant now = Clock.systemUTC().instant();
    for (Jump jump : jumps.stream().sorted(ORDER).toList()) {
      switch (jump.reason()) {
        case NEW -> begin(tx, jump, now);
        case RECORDS_LOST -> breakOff(tx, jump, now);
        // What was scanned stays so: only what comes behind the old end will be claimed.
        case LOG_CUT -> note(tx, Gap.Reason.LOG_CUT, jump, jump.end(), jump.from(), now);
      }
    }
  }

  private static void begin(Connection tx, Jump jump, Instant now) throws SQLException {
    insert(tx, jump.partition(), jump.to());
    if (jump.to() > 0) {
      note(tx, Gap.Reason.BEFORE_FIRST_SCAN, jump, 0, jump.to(), now);
    }
  }

  private static void breakOff(Connection tx, Jump jump, Instant now) throws SQLException {
    long claimed = end(tx, jump.partition(), jump.from());
    // A log that was cut may be on its way to what is claimed already.
    insert(tx, jump.partition(), Math.max(jump.to(), claimed));
    note(tx, Gap.Reason.RETENTION, jump, jump.from(), jump.to(), now);
  }

  private static void note(
      Connection tx, Gap.Reason reason, Jump jump, long from, long to, Instant now)
      throws SQLException {
    Gap gap = new Gap.Offsets(reason, jump.partition(), from, to, now);
    CoverageNotes.insert(tx, CoverageNote.of(gap, now));
  }

  private static void insert(Connection tx, Partition partition, long at) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO stretch (topic_id, partition, topic, begins, claimed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (topic_id, partition, begins) DO UPDATE SET ends = NULL
            """)) {
      insert.setObject(1, partition.topicId());
      insert.setInt(2, partition.number());
      insert.setString(3, partition.topic());
      insert.setLong(4, at);
      insert.setLong(5, at);
      insert.executeUpdate();
    }
  }

  /// @return where it ends: at the offset, or later if more is claimed
  private static long end(Connection tx, Partition partition, long at) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE stretch SET ends = greatest(claimed, ?) WHERE topic_id = ? AND partition = ? AND ends IS NULL
            RETURNING ends
            """)) {
      update.setLong(1, at);
      update.setObject(2, partition.topicId());
      update.setInt(3, partition.number());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// Ends the stretches of topics that were deleted and created again, and notes it: the former
  /// one's partition once work on the same one of its successor has begun; all that is left (the
  /// successor may have fewer) a minute later.
  static void endFormer(Connection tx, Instant now) throws SQLException {
    try (PreparedStatement update =
            tx.prepareStatement(
                """
                UPDATE stretch s SET ends = greatest(s.claimed, p.applied)
                FROM messaging.position p
                WHERE s.ends IS NULL AND p.topic_id = s.topic_id AND p.partition = s.partition
                  AND EXISTS (SELECT FROM stretch n
                    WHERE n.topic = s.topic AND n.topic_id <> s.topic_id AND n.began_at > s.began_at
                      AND (n.partition = s.partition OR n.began_at < now() - interval '1 minute'))
                RETURNING s.topic_id, s.topic, s.partition, s.ends
                """);
        ResultSet row = update.executeQuery()) {
      while (row.next()) {
        Partition partition =
            new Partition(row.getObject(1, UUID.class), row.getString(2), row.getInt(3));
        Gap gap =
            new Gap.Offsets(Gap.Reason.TOPIC_CREATED_AGAIN, partition, row.getLong(4), null, now);
        CoverageNotes.insert(tx, CoverageNote.of(gap, now));
      }
    }
  }
}
