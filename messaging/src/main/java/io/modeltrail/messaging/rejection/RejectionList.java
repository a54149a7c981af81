package io.modeltrail.messaging.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Refused records for those who may repair them: found, read, and noted as sent again.
public final class RejectionList {

  /// How much of a value the list shows.
  public static final int LISTED_BYTES_MAX = 4096;

  private RejectionList() {}

  /// A rejection in the list.
  ///
  /// @param sequence where the list goes on after it
  public record Listed(long sequence, Rejection rejection, @Nullable Replayed replayed) {}

  /// That a record was sent again, last.
  ///
  /// @param by the subject of who did
  public record Replayed(Instant at, String by) {}

  /// What is looked for; null: whatever.
  ///
  /// @param scopes those that may be seen; null: all, also what has none
  /// @param key the record's key, as text
  public record Filter(
      @Nullable Set<String> scopes,
      @Nullable String scope,
      @Nullable String topic,
      @Nullable String code,
      @Nullable String key,
      @Nullable Boolean replayed) {

    public static Filter all() {
      return new Filter(null, null, null, null, null, null);
    }
  }

  /// A condition, and the value of its parameter.
  private record Condition(String sql, Object value) {}

  /// A page of the list, newest first, of each value its first [#LISTED_BYTES_MAX] bytes.
  ///
  /// @param before only those with a smaller sequence
  public static List<Listed> newest(Connection connection, Filter filter, long before, int limit)
      throws SQLException {
    List<Condition> conditions = conditions(connection, filter);
    conditions.add(new Condition("sequence < ?", before));
    return read(
        connection, "substring(value FOR %d)".formatted(LISTED_BYTES_MAX), conditions, limit);
  }

  /// One of them, with its whole value.
  ///
  /// @param scopes those that may be seen; null: all, also what has none
  public static Optional<Listed> find(Connection connection, UUID id, @Nullable Set<String> scopes)
      throws SQLException {
    Filter visible = new Filter(scopes, null, null, null, null, null);
    List<Condition> conditions = conditions(connection, visible);
    conditions.add(new Condition("id = ?", id));
    return read(connection, "value", conditions, 1).stream().findFirst();
  }

  /// Notes that a record was sent again.
  public static void replayed(Connection connection, UUID id, Replayed replayed)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE messaging.rejection SET replayed_at = ?, replayed_by = ? WHERE id = ?")) {
      update.setObject(1, replayed.at.atOffset(ZoneOffset.UTC));
      update.setString(2, replayed.by);
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  private static List<Condition> conditions(Connection connection, Filter filter)
      throws SQLException {
    List<Condition> conditions = new ArrayList<>();
    if (filter.scopes != null) {
      Object scopes = connection.createArrayOf("text", filter.scopes.toArray());
      conditions.add(new Condition("scope = ANY (?)", scopes));
    }
    if (filter.scope != null) {
      conditions.add(new Condition("scope = ?", filter.scope));
    }
    if (filter.topic != null) {
      conditions.add(new Condition("topic = ?", filter.topic));
    }
    if (filter.code != null) {
      conditions.add(new Condition("code = ?", filter.code));
    }
    if (filter.key != null) {
      conditions.add(new Condition("key = ?", filter.key.getBytes(UTF_8)));
    }
    if (filter.replayed != null) {
      conditions.add(new Condition("(replayed_at IS NOT NULL) = ?", filter.replayed));
    }
    return conditions;
  }

  private static List<Listed> read(
      Connection connection, String value, List<Condition> conditions, int limit)
      throws SQLException {
    String where = conditions.stream().map(Condition::sql).collect(Collectors.joining(" AND "));
    List<Listed> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, topic_id, topic, partition, "offset", code, detail, event_id, scope, key,
              %s AS value, value_bytes, headers, refused_at, replayed_at, replayed_by
            FROM messaging.rejection
            WHERE %s
            ORDER BY sequence DESC LIMIT ?
            """
                .formatted(value, where))) {
      int parameter = 1;
      for (Condition condition : conditions) {
        select.setObject(parameter++, condition.value);
      }
      select.setInt(parameter, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(new Listed(row.getLong("sequence"), Rejections.rejection(row), replayed(row)));
        }
      }
    }
    return found;
  }

  private static @Nullable Replayed replayed(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("replayed_at", OffsetDateTime.class);
    return at == null ? null : new Replayed(at.toInstant(), row.getString("replayed_by"));
  }
}
