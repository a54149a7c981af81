package io.modeltrail.audit.search;

import io.modeltrail.audit.following.Following;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How far the trail goes, and how far of it the words are known. Asked often, by every stream, and
/// so remembered for a moment.
@ApplicationScoped
public class Horizon {

  private static final Duration FRESH = Duration.ofMillis(250);

  private final DataSource dataSource;
  private @Nullable Sight last;

  /// @param entries how many there are
  /// @param withWords of how many, from the first on, the words are known
  private record Sight(long entries, long withWords, long seenAt) {}

  Horizon(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Before which index all that is asked for can be found, now or a moment ago.
  public long of(Query query) throws SQLException {
    Sight sight = sight();
    return query.isOnText() ? sight.withWords : sight.entries;
  }

  private synchronized Sight sight() throws SQLException {
    Sight sight = last;
    if (sight == null || System.nanoTime() - sight.seenAt > FRESH.toNanos()) {
      sight = look();
      last = sight;
    }
    return sight;
  }

  private Sight look() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT next_index FROM trail")) {
      long withWords = Following.next(connection, TextFollower.NAME);
      try (ResultSet row = select.executeQuery()) {
        return new Sight(row.next() ? row.getLong(1) : 0, withWords, System.nanoTime());
      }
    }
  }
}
