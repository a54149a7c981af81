package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds entries. Plain SQL, put together from what is asked.
@ApplicationScoped
public class EntrySearch {

  private static final String LISTED =
      """
      SELECT e.index, e.leaf_hash, e.topic, e.topic_id, e.partition, e."offset", e.appended_at, e.record_event_id,
        e.type, e.model, e.environment, p.actor, p.decode_problem, p.erased_by
      """;

  private static final String TAKEN_AWAY = LISTED + ", e.leaf, p.decoded ";

  /// The range stands on each table: PostgreSQL does not conclude it across a join, and would read
  /// the other tables from their first row for every page.
  private static final String FROM =
      """
      FROM entry e LEFT JOIN payload p ON p.index = e.index AND p.index > ? AND p.index < ?
      """;

  private static final String WORDS =
      "JOIN entry_text t ON t.index = e.index AND t.index > ? AND t.index < ? ";

  private static final String WHERE = "WHERE e.index > ? AND e.index < ? ";

  private final DataSource dataSource;

  EntrySearch(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// A part of the trail.
  ///
  /// @param after only entries with a larger index
  /// @param before only entries with a smaller one
  public record Part(long after, long before) {

    /// What is left of it behind an entry.
    public Part behind(long index) {
      return new Part(index, before);
    }
  }

  /// An entry as it is taken away.
  ///
  /// @param leaf what was hashed
  /// @param decoded the record's content as JSON on one line; null if it could not be decoded, or
  ///   was erased
  public record Whole(EntryView view, String leaf, @Nullable String decoded) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// In the order of the trail.
  ///
  /// @param size most that are wanted
  List<EntryView> find(Query query, Part part, int size) throws SQLException {
    return find(LISTED, query, part, size, Entries::view);
  }

  /// As [#find], with all that is taken away.
  public List<Whole> whole(Query query, Part part, int size) throws SQLException {
    return find(TAKEN_AWAY, query, part, size, EntrySearch::whole);
  }

  /// How many there are.
  public long count(Query query, Part part) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT count(*) " + asked(query))) {
      set(select, query, part);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private <T> List<T> find(String columns, Query query, Part part, int size, Reader<T> reader)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(columns + asked(query) + " ORDER BY e.index LIMIT ?")) {
      select.setInt(set(select, query, part), size);
      List<T> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    }
  }

  private static String asked(Query query) {
    return FROM + (query.isOnText() ? WORDS : "") + WHERE + query.and();
  }

  /// @return the number of the parameter that follows
  private static int set(PreparedStatement select, Query query, Part part) throws SQLException {
    int at = 1;
    for (int table = 0; table < (query.isOnText() ? 3 : 2); table++) {
      select.setLong(at++, part.after);
      select.setLong(at++, part.before);
    }
    return query.set(select, at);
  }

  private static Whole whole(ResultSet row) throws SQLException {
    return new Whole(
        Entries.view(row), new String(row.getBytes("leaf"), UTF_8), row.getString("decoded"));
  }
}
