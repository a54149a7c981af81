package io.modeltrail.audit.coverage;

import io.modeltrail.audit.following.Following;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What is wrong, or missing, by what a trail says of its own coverage: `GET /coverage`, without
/// what Kafka says now.
public final class FoldedCoverage {

  private static final String FOUND =
      """
      SELECT index, 'gap ' || reason || ' ' || topic FROM gap WHERE topic IS NOT NULL
      UNION ALL SELECT index, 'contradicted' FROM coverage_contradiction
      UNION ALL SELECT index, kind || ' ' || flaw FROM sequence_flaw
      ORDER BY 1, 2
      """;

  private FoldedCoverage() {}

  /// @param index of the entry that shows it
  /// @param what as `VERSIONS MISSING`
  public record Flaw(long index, String what) {}

  public static List<Flaw> of(DataSource database) throws SQLException {
    Following following = new Following(database, 500);
    while (following.turn(new CoverageFollower()).behind() > 0) {}
    List<Flaw> flaws = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FOUND)) {
      while (row.next()) {
        flaws.add(new Flaw(row.getLong(1), row.getString(2)));
      }
    }
    return flaws;
  }
}
