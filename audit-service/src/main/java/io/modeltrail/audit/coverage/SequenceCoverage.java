package io.modeltrail.audit.coverage;

import io.modeltrail.audit.coverage.CoverageView.FlawView;
import io.modeltrail.audit.coverage.CoverageView.SequencesView;
import io.modeltrail.audit.coverage.SequenceTable.Flaw;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is known of the domain's sequences.
record SequenceCoverage(Connection tx) {

  private static final String TOTALS =
      """
      SELECT count(*), coalesce(sum(numbers), 0), coalesce(sum(told_again), 0) FROM sequence WHERE kind = ?
      """;

  List<SequencesView> read() throws SQLException {
    List<SequencesView> views = new ArrayList<>();
    for (SequenceKind kind : SequenceKind.values()) {
      views.add(view(kind));
    }
    return views;
  }

  private SequencesView view(SequenceKind kind) throws SQLException {
    Map<Flaw, Long> flaws = flaws(kind);
    try (PreparedStatement select = tx.prepareStatement(TOTALS)) {
      select.setString(1, kind.name());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new SequencesView(
            kind,
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            flaws.getOrDefault(Flaw.MISSING, 0L),
            flaws.getOrDefault(Flaw.REPEATED, 0L),
            flaws.getOrDefault(Flaw.UNREADABLE, 0L),
            first(kind));
      }
    }
  }

  private Map<Flaw, Long> flaws(SequenceKind kind) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT flaw, count(*) FROM sequence_flaw WHERE kind = ? GROUP BY flaw")) {
      select.setString(1, kind.name());
      Map<Flaw, Long> counts = new EnumMap<>(Flaw.class);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(Flaw.valueOf(row.getString(1)), row.getLong(2));
        }
      }
      return counts;
    }
  }

  private List<FlawView> first(SequenceKind kind) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT flaw, subject, from_number, to_number, index FROM sequence_flaw
            WHERE kind = ? ORDER BY index, from_number LIMIT ?
            """)) {
      select.setString(1, kind.name());
      select.setInt(2, CoverageReader.FIRST);
      List<FlawView> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new FlawView(
                  Flaw.valueOf(row.getString(1)),
                  row.getString(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5)));
        }
      }
      return found;
    }
  }
}
