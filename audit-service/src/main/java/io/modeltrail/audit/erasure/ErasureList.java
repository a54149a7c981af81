package io.modeltrail.audit.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The erasures, as they are shown.
@ApplicationScoped
class ErasureList {

  private static final String SELECT =
      """
      SELECT e.id, e.number, e.scope, e.ground, e.reason, e.model, e.from_time, e.to_time, e.class,
        e.mentions::text AS mentions, e.asked_at, p.*
      FROM erasure e
      CROSS JOIN LATERAL (
        SELECT range_agg(p.entries)::text AS entries, coalesce(sum(p.erased), 0) AS erased,
          bool_or(i.state = 'PENDING') AS is_pending,
          array_agg(i.entry ORDER BY i.entry) FILTER (WHERE i.entry IS NOT NULL) AS noted_by,
          (array_agg(i.code ORDER BY p.part) FILTER (WHERE i.code IS NOT NULL))[1] AS code,
          (array_agg(i.detail ORDER BY p.part) FILTER (WHERE i.code IS NOT NULL))[1] AS detail
        FROM erasure_part p JOIN instruction i ON i.event_id = p.event_id WHERE p.erasure = e.id) p
      """;

  private final DataSource dataSource;

  ErasureList(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// @param number in the order in which they were asked for
  record Numbered(long number, ErasureView view) {}

  Optional<ErasureView> find(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + "WHERE e.id = ?")) {
      select.setObject(1, id);
      return read(select).stream().map(Numbered::view).findFirst();
    }
  }

  List<Numbered> list(long after, int size) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(SELECT + "WHERE e.number > ? ORDER BY e.number LIMIT ?")) {
      select.setLong(1, after);
      select.setInt(2, size);
      return read(select);
    }
  }

  private static List<Numbered> read(PreparedStatement select) throws SQLException {
    List<Numbered> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Numbered(row.getLong("number"), view(row)));
      }
    }
    return found;
  }

  private static ErasureView view(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String code = row.getString("code");
    Indices mentions = Indices.ofMultirange(row.getString("mentions"));
    return new ErasureView(
        id,
        row.getString("scope"),
        row.getBoolean("is_pending") ? "PENDING" : code == null ? "DONE" : "REFUSED",
        row.getString("ground"),
        row.getString("reason"),
        row.getString("model"),
        time(row, "from_time"),
        time(row, "to_time"),
        row.getString("class"),
        ErasureView.Numbers.of(Indices.ofMultirange(row.getString("entries"))),
        row.getLong("erased"),
        mentions.isEmpty() ? null : ErasureView.Numbers.of(mentions),
        numbers(row.getArray("noted_by")),
        code == null ? null : new ErasureView.Refused(code, row.getString("detail")),
        row.getTimestamp("asked_at").toInstant(),
        Draft.href(id));
  }

  private static List<Long> numbers(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Long[]) array.getArray());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
