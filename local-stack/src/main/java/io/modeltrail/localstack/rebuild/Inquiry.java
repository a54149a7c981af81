package io.modeltrail.localstack.rebuild;

import io.modeltrail.localstack.parts.Postgres;
import io.modeltrail.localstack.rebuild.RebuildResult.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// Asks two databases of the registry what they know.
final class Inquiry {

  private final Postgres postgres;

  Inquiry(Postgres postgres) {
    this.postgres = postgres;
  }

  /// Both, side by side.
  Findings compare(String before, String rebuilt) throws SQLException {
    try (var old = open(before);
        var now = open(rebuilt)) {
      List<Comparison> comparisons = new ArrayList<>();
      for (var known : Known.values()) {
        try (var oldRows = Rows.of(old, known);
            var rows = Rows.of(now, known)) {
          comparisons.add(Comparison.of(known.label(), oldRows, rows));
        }
      }
      return new Findings(comparisons, unmade(now));
    }
  }

  /// One alone.
  Findings count(String rebuilt) throws SQLException {
    Iterator<Row> none = Collections.emptyIterator();
    try (var now = open(rebuilt)) {
      List<Comparison> comparisons = new ArrayList<>();
      for (var known : Known.values()) {
        try (var rows = Rows.of(now, known)) {
          comparisons.add(Comparison.of(known.label(), none, rows));
        }
      }
      return new Findings(comparisons, unmade(now));
    }
  }

  private Connection open(String database) throws SQLException {
    var connection = postgres.connect(database);
    connection.setAutoCommit(false); // for Rows
    return connection;
  }

  /// Versions that the log tells of are noted until their runs are read.
  private static long unmade(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM told_version")) {
      row.next();
      return row.getLong(1);
    }
  }
}
