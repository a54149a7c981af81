package io.modeltrail.audit.coverage;

import io.modeltrail.audit.coverage.CoverageView.ContradictionView;
import io.modeltrail.audit.coverage.CoverageView.OutageView;
import io.modeltrail.audit.following.Following;
import io.modeltrail.messaging.loop.Positions;
import io.modeltrail.messaging.loop.Positions.Partition;
import io.modeltrail.messaging.loop.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Reads what is known of the trail's coverage, all at one moment.
@ApplicationScoped
class CoverageReader {

  /// Of what is wrong so many are told in full.
  static final int FIRST = 20;

  private final Transactions transactions;

  CoverageReader(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  /// @param ends where partitions end in the log
  CoverageView read(Map<Partition, Long> ends) throws SQLException {
    return transactions.run(
        tx -> {
          try (Statement set = tx.createStatement()) {
            set.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          }
          return read(tx, ends);
        });
  }

  /// The topics that were ever scanned.
  List<String> topics() throws SQLException {
    return transactions.run(
        tx -> Positions.applied(tx).keySet().stream().map(Partition::topic).distinct().toList());
  }

  private static CoverageView read(Connection tx, Map<Partition, Long> ends) throws SQLException {
    return new CoverageView(
        Following.next(tx, CoverageFollower.NAME),
        new PartitionCoverage(tx).read(ends),
        count(tx, "SELECT count(*) FROM gap"),
        outages(tx),
        count(tx, "SELECT count(*) FROM coverage_contradiction"),
        contradictions(tx),
        new SequenceCoverage(tx).read());
  }

  private static long count(Connection tx, String sql) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static List<OutageView> outages(Connection tx) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT since, until, index FROM gap WHERE topic_id IS NULL ORDER BY index DESC LIMIT ?")) {
      select.setInt(1, FIRST);
      List<OutageView> outages = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          outages.add(new OutageView(time(row, "since"), time(row, "until"), row.getLong("index")));
        }
      }
      return outages.reversed();
    }
  }

  private static List<ContradictionView> contradictions(Connection tx) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT index, place, detail FROM coverage_contradiction ORDER BY index, place LIMIT ?")) {
      select.setInt(1, FIRST);
      List<ContradictionView> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(new ContradictionView(row.getLong(1), row.getString(2), row.getString(3)));
        }
      }
      return found;
    }
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
