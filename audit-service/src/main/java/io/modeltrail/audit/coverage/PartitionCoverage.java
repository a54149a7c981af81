package io.modeltrail.audit.coverage;

import io.modeltrail.audit.coverage.CoverageView.GapView;
import io.modeltrail.audit.coverage.CoverageView.PartitionView;
import io.modeltrail.audit.coverage.CoverageView.RangeView;
import io.modeltrail.messaging.loop.Positions;
import io.modeltrail.messaging.loop.Positions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of each partition.
record PartitionCoverage(Connection tx) {

  /// Ranges and gaps that are shown, of all partitions together, so that an answer has an end.
  private static final int SHOWN_MAX = 10_000;

  private static final Comparator<Partition> ORDER =
      Comparator.comparing(Partition::topic)
          .thenComparing(Partition::topicId)
          .thenComparingInt(Partition::number);

  /// @param ends where partitions end in the log
  List<PartitionView> read(Map<Partition, Long> ends) throws SQLException {
    Map<Partition, Long> positions = Positions.applied(tx);
    Map<Partition, List<Range>> scanned = scanned();
    Map<Partition, List<GapView>> gaps = gaps();
    return positions.keySet().stream()
        .sorted(ORDER)
        .map(
            partition ->
                view(
                    partition,
                    scanned.getOrDefault(partition, List.of()),
                    gaps.getOrDefault(partition, List.of()),
                    positions.getOrDefault(partition, 0L),
                    ends.get(partition)))
        .toList();
  }

  private static PartitionView view(
      Partition partition,
      List<Range> scanned,
      List<GapView> gaps,
      long position,
      @Nullable Long end) {
    long entries = scanned.stream().mapToLong(Range::records).sum();
    long offsets = scanned.stream().mapToLong(range -> range.to() - range.from()).sum();
    return new PartitionView(
        partition.topic(),
        partition.topicId(),
        partition.number(),
        scanned.stream().map(range -> new RangeView(range.from(), range.to())).toList(),
        entries,
        offsets - entries,
        gaps,
        position,
        end,
        end == null ? null : Math.max(0, end - position));
  }

  private Map<Partition, List<Range>> scanned() throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT topic_id, topic, partition, from_offset, to_offset, records FROM scanned
            ORDER BY topic_id, partition, from_offset LIMIT ?
            """)) {
      select.setInt(1, SHOWN_MAX);
      Map<Partition, List<Range>> scanned = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          scanned
              .computeIfAbsent(partition(row), unused -> new ArrayList<>())
              .add(
                  new Range(
                      row.getLong("from_offset"),
                      row.getLong("to_offset"),
                      row.getLong("records")));
        }
      }
      return scanned;
    }
  }

  private Map<Partition, List<GapView>> gaps() throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT topic_id, topic, partition, reason, from_offset, to_offset, until, index FROM gap
            WHERE topic_id IS NOT NULL ORDER BY index LIMIT ?
            """)) {
      select.setInt(1, SHOWN_MAX);
      Map<Partition, List<GapView>> gaps = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          gaps.computeIfAbsent(partition(row), unused -> new ArrayList<>())
              .add(
                  new GapView(
                      Gap.Reason.valueOf(row.getString("reason")),
                      row.getLong("from_offset"),
                      row.getObject("to_offset", Long.class),
                      CoverageReader.time(row, "until"),
                      row.getLong("index")));
        }
      }
      return gaps;
    }
  }

  private static Partition partition(ResultSet row) throws SQLException {
    return new Partition(
        row.getObject("topic_id", UUID.class), row.getString("topic"), row.getInt("partition"));
  }
}
