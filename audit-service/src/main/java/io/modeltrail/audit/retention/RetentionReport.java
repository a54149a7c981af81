package io.modeltrail.audit.retention;

import io.modeltrail.audit.hold.Holds;
import io.modeltrail.audit.retention.RetentionView.ClassView;
import io.modeltrail.audit.retention.RetentionView.ErasedView;
import io.modeltrail.audit.retention.RetentionView.NextView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Puts together what is kept, and what was removed.
@ApplicationScoped
class RetentionReport {

  private static final int COUNTED_MAX = 10_000;

  private final DataSource dataSource;
  private final RetentionClasses classes;

  RetentionReport(DataSource dataSource, RetentionClasses classes) {
    this.dataSource = dataSource;
    this.classes = classes;
  }

  RetentionView view() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<ClassView> views = new ArrayList<>();
      for (RetentionClass each : classes.all()) {
        views.add(view(connection, each));
      }
      return new RetentionView(
          DueTable.newest(connection).orElse(null),
          views,
          "for ever",
          Holds.inForce(connection),
          erased(connection));
    }
  }

  private static ClassView view(Connection connection, RetentionClass of) throws SQLException {
    long from = ProgressTable.read(connection, of);
    NextView next =
        DueTable.firstKept(connection, of, from, COUNTED_MAX)
            .map(
                first ->
                    new NextView(first.index(), first.appendedAt(), of.until(first.appendedAt())))
            .orElse(null);
    return new ClassView(
        of.name(),
        of.types(),
        of.keep().toString(),
        next,
        DueTable.kept(connection, of, from, COUNTED_MAX),
        removed(connection, of));
  }

  private static long removed(Connection connection, RetentionClass of) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT coalesce(sum(p.erased), 0) FROM erasure e JOIN erasure_part p ON p.erasure = e.id
            WHERE e.class = ?
            """)) {
      select.setString(1, of.name());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static List<ErasedView> erased(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT e.scope, count(DISTINCT e.id), coalesce(sum(p.erased), 0)
                FROM erasure e JOIN erasure_part p ON p.erasure = e.id GROUP BY e.scope ORDER BY e.scope
                """);
        ResultSet row = select.executeQuery()) {
      List<ErasedView> erased = new ArrayList<>();
      while (row.next()) {
        erased.add(new ErasedView(row.getString(1), row.getLong(2), row.getLong(3)));
      }
      return erased;
    }
  }
}
