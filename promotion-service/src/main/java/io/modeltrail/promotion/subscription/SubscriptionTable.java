package io.modeltrail.promotion.subscription;

import io.modeltrail.promotion.subscription.Subscription.Owner;
import io.modeltrail.promotion.subscription.Subscription.Progress;
import io.modeltrail.promotion.subscription.Subscription.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table of subscriptions, with what the table of deliveries says of each.
@ApplicationScoped
class SubscriptionTable {

  private static final String SELECT =
      """
      SELECT s.id, s.number, s.owner, s.owner_issuer, s.url, s.description, s.environments, s.models,
             s.created_at, s.delivered, s.delivered_at, s.ended_at, s.missed,
             d.pending, d.failing, d.dead
      FROM subscription s
      CROSS JOIN LATERAL (
        SELECT count(*) AS pending,
               count(*) FILTER (WHERE failed_at IS NOT NULL AND dead_at IS NULL) AS failing,
               count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead
        FROM delivery WHERE subscription_id = s.id) d
      """;

  /// Orders those who would make the last one that there is room for at the same time.
  private static final long LOCK = 7_364_120_095L;

  private final DataSource dataSource;

  SubscriptionTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// @return false if there are as many as there may be
  boolean insert(Connection tx, UUID id, Owner owner, Wish wish, int max) throws SQLException {
    try (PreparedStatement lock = tx.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO subscription (id, owner, owner_issuer, url, description, environments, models)
            SELECT ?, ?, ?, ?, ?, ?::text[], ?
            WHERE (SELECT count(*) FROM subscription WHERE ended_at IS NULL) < ?
            """)) {
      insert.setObject(1, id);
      insert.setString(2, owner.subject());
      insert.setString(3, owner.issuer());
      insert.setString(4, wish.url());
      insert.setString(5, wish.description());
      List<String> environments = wish.environments();
      insert.setArray(
          6, environments == null ? null : tx.createArrayOf("text", environments.toArray()));
      insert.setString(7, wish.models() == null ? null : wish.models().text());
      insert.setInt(8, max);
      return insert.executeUpdate() > 0;
    }
  }

  Optional<Subscription> find(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + "WHERE s.id = ?")) {
      select.setObject(1, id);
      return read(select).stream().findFirst();
    }
  }

  /// In the order in which they were made.
  ///
  /// @param owner null: of anyone
  List<Subscription> list(@Nullable Owner owner, long after, int size) throws SQLException {
    String whose = owner == null ? "" : "AND s.owner = ? AND s.owner_issuer = ? ";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                SELECT + "WHERE s.number > ? " + whose + "ORDER BY s.number LIMIT ?")) {
      int at = 1;
      select.setLong(at++, after);
      if (owner != null) {
        select.setString(at++, owner.subject());
        select.setString(at++, owner.issuer());
      }
      select.setInt(at, size);
      return read(select);
    }
  }

  /// Those for which there is room for deliveries.
  List<Subscription> withRoom(int pendingMax) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                SELECT + "WHERE s.ended_at IS NULL AND d.pending < ? ORDER BY s.number")) {
      select.setInt(1, pendingMax);
      return read(select);
    }
  }

  /// Locks it against whoever else stores for it.
  ///
  /// @return false if there is no such subscription any more
  boolean lock(Connection tx, UUID id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT 1 FROM subscription WHERE id = ? AND ended_at IS NULL FOR UPDATE")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  void missed(Connection tx, UUID id, long count) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE subscription SET missed = missed + ? WHERE id = ?")) {
      update.setLong(1, count);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /// Takes it away with all that belongs to it.
  boolean delete(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM subscription WHERE id = ?")) {
      delete.setObject(1, id);
      return delete.executeUpdate() > 0;
    }
  }

  private static List<Subscription> read(PreparedStatement select) throws SQLException {
    List<Subscription> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(subscription(row));
      }
    }
    return found;
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    Array environments = row.getArray("environments");
    String models = row.getString("models");
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        new Owner(row.getString("owner"), row.getString("owner_issuer")),
        new Wish(
            row.getString("url"),
            row.getString("description"),
            environments == null ? null : List.of((String[]) environments.getArray()),
            models == null ? null : new ModelPattern(models)),
        new Progress(
            row.getLong("delivered"),
            time(row, "delivered_at"),
            time(row, "ended_at"),
            row.getLong("missed"),
            row.getLong("pending"),
            row.getLong("failing"),
            row.getLong("dead")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
