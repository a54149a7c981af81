package io.modeltrail.audit.erasure;

import io.modeltrail.audit.hold.TimeSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds the entries that an erasure is about.
@ApplicationScoped
public class Finder {

  private final DataSource dataSource;
  private final ErasureConfig config;

  public Finder(DataSource dataSource, ErasureConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /// What was found.
  sealed interface Found {

    /// @param mentions entries that hold a person's id within a longer text only
    record Some(Indices entries, Indices mentions) implements Found {}

    record TooMany() implements Found {}

    /// @param index an entry that the trail does not have
    record Unknown(long index) implements Found {}
  }

  Found find(Scope scope) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return switch (scope) {
        case Scope.Person person -> person(connection, person);
        case Scope.Entries(Indices indices) -> known(connection, indices);
        case Scope.OfModel ofModel -> ofModel(connection, ofModel);
        case Scope.Retention retention ->
            throw new IllegalArgumentException("retention finds its entries itself");
      };
    }
  }

  private static Found known(Connection connection, Indices indices) throws SQLException {
    long next = next(connection);
    return !indices.isEmpty() && indices.stretches().getLast().last() >= next
        ? new Found.Unknown(indices.stretches().getLast().last())
        : new Found.Some(indices, Indices.NONE);
  }

  private Found ofModel(Connection connection, Scope.OfModel scope) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT e.index FROM entry e JOIN payload p ON p.index = e.index
            WHERE e.model = ? AND e.appended_at >= coalesce(?::timestamptz, '-infinity') AND e.appended_at < coalesce(?::timestamptz, 'infinity')
              AND (p.headers IS NOT NULL OR p.decoded IS NOT NULL)
            ORDER BY e.index LIMIT ?
            """)) {
      select.setString(1, scope.model());
      setSpan(select, 2, scope.when());
      select.setInt(4, config.entriesMax() + 1);
      Set<Long> found = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
      return some(found, Set.of());
    }
  }

  /// Looks through all payloads, piece by piece: no index has every text. The bytes of a record
  /// hold its texts as they are, and are looked through quickly; only what holds the id somewhere
  /// is read.
  private Found person(Connection connection, Scope.Person scope) throws SQLException {
    PersonSearch search = new PersonSearch(scope);
    long end = next(connection);
    for (long from = 0; from < end; from += config.searchedAtOnce()) {
      search.look(connection, from, Math.min(end, from + config.searchedAtOnce()));
      if (search.named().size() > config.entriesMax()) {
        return new Found.TooMany();
      }
    }
    return some(search.named(), search.mentioned());
  }

  private Found some(Set<Long> entries, Set<Long> mentions) {
    return entries.size() > config.entriesMax()
        ? new Found.TooMany()
        : new Found.Some(Indices.of(entries), Indices.of(mentions));
  }

  private static long next(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT next_index FROM trail");
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  static void setSpan(PreparedStatement statement, int at, TimeSpan span) throws SQLException {
    statement.setTimestamp(at, time(span.from()));
    statement.setTimestamp(at + 1, time(span.to()));
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
