package io.modeltrail.promotion.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Deals out deliveries that are due. Whoever takes one has it until the lease is over, without a
/// transaction meanwhile; if they fall over, it is taken again.
@ApplicationScoped
class ClaimTable {

  /// Due are the first ones of their model, as long as the subscription has not all its attempts
  /// under way. What others have taken since the statement began is seen by the second look at
  /// `next_at`, on the locked row.
  private static final String TAKE =
      """
      WITH due AS (
        SELECT number FROM delivery
        WHERE number = ANY (ARRAY(
            SELECT ranked.number FROM (
              SELECT d.number, d.next_at,
                     row_number() OVER (PARTITION BY d.subscription_id ORDER BY d.next_at)
                       + (SELECT count(*) FROM delivery b
                          WHERE b.subscription_id = d.subscription_id AND b.claim IS NOT NULL
                            AND b.next_at > clock_timestamp()) AS place
              FROM delivery d
              WHERE d.dead_at IS NULL AND d.next_at <= clock_timestamp()
                AND NOT EXISTS (
                  SELECT FROM delivery e
                  WHERE e.subscription_id = d.subscription_id AND e.model_name = d.model_name
                    AND e.number < d.number)) ranked
            WHERE ranked.place <= ? ORDER BY ranked.next_at LIMIT ?))
          AND dead_at IS NULL AND next_at <= clock_timestamp()
        FOR UPDATE SKIP LOCKED)
      UPDATE delivery d
      SET claim = ?, attempts = d.attempts + 1,
          next_at = clock_timestamp() + make_interval(secs => ?)
      FROM due, subscription s
      WHERE d.number = due.number AND s.id = d.subscription_id
      RETURNING d.number, d.attempts, d.subscription_id, s.url, d.event_id, d.body
      """;

  private final DataSource dataSource;
  private final SecretTable secrets;
  private final SubscriptionConfig config;

  ClaimTable(DataSource dataSource, SecretTable secrets, SubscriptionConfig config) {
    this.dataSource = dataSource;
    this.secrets = secrets;
    this.config = config;
  }

  /// @param lease for how long nobody else takes them
  List<Delivery> take(int limit, Duration lease) throws SQLException {
    UUID claim = UUID.randomUUID();
    List<Delivery> taken = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setInt(1, config.atOncePerSubscription());
      update.setInt(2, limit);
      update.setObject(3, claim);
      update.setDouble(4, lease.toMillis() / 1000.0);
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          taken.add(delivery(connection, row, claim));
        }
      }
    }
    return taken;
  }

  private Delivery delivery(Connection connection, ResultSet row, UUID claim) throws SQLException {
    UUID subscription = row.getObject("subscription_id", UUID.class);
    return new Delivery(
        row.getLong("number"),
        claim,
        row.getInt("attempts"),
        new Delivery.Target(
            subscription, row.getString("url"), secrets.of(connection, subscription)),
        new Delivery.Message(row.getObject("event_id", UUID.class), row.getBytes("body")));
  }

  /// It is delivered, and forgotten but for its count.
  void delivered(Delivery delivery) throws SQLException {
    run(
        """
        WITH done AS (DELETE FROM delivery WHERE number = ? AND claim = ? RETURNING subscription_id)
        UPDATE subscription s SET delivered = s.delivered + 1, delivered_at = clock_timestamp()
        FROM done WHERE s.id = done.subscription_id
        """,
        delivery.number(),
        delivery.claim());
  }

  /// It is tried again after a while.
  void failed(Delivery delivery, Attempt.Failed failed, Duration wait) throws SQLException {
    run(
        """
        UPDATE delivery SET claim = NULL, failed_at = clock_timestamp(), failed_status = ?,
          failed_detail = ?, next_at = clock_timestamp() + make_interval(secs => ?)
        WHERE number = ? AND claim = ?
        """,
        failed.status(),
        failed.detail(),
        wait.toMillis() / 1000.0,
        delivery.number(),
        delivery.claim());
  }

  /// It is not tried again by itself.
  void dead(Delivery delivery, Attempt.Failed failed) throws SQLException {
    run(
        """
        UPDATE delivery SET claim = NULL, failed_at = clock_timestamp(), failed_status = ?,
          failed_detail = ?, dead_at = clock_timestamp()
        WHERE number = ? AND claim = ?
        """,
        failed.status(),
        failed.detail(),
        delivery.number(),
        delivery.claim());
  }

  /// The receiver wants no more: nothing of it is kept.
  void ended(Delivery delivery) throws SQLException {
    run(
        """
        WITH ended AS (
          UPDATE subscription SET ended_at = clock_timestamp() WHERE id = ? RETURNING id)
        DELETE FROM delivery d USING ended WHERE d.subscription_id = ended.id
        """,
        delivery.target().subscription());
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
