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

/// The table of secrets.
@ApplicationScoped
class SecretTable {

  /// Those that sign, the newest first.
  List<Secret> of(Connection tx, UUID subscription) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT key FROM subscription_secret
            WHERE subscription_id = ? AND (expires_at IS NULL OR expires_at > clock_timestamp())
            ORDER BY number DESC
            """)) {
      select.setObject(1, subscription);
      List<Secret> secrets = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          secrets.add(new Secret(row.getBytes(1)));
        }
      }
      return secrets;
    }
  }

  void insert(Connection tx, UUID subscription, Secret secret) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO subscription_secret (subscription_id, key) VALUES (?, ?)")) {
      insert.setObject(1, subscription);
      insert.setBytes(2, secret.key());
      insert.executeUpdate();
    }
  }

  /// Lets the present one sign for a while yet, and takes those away that no longer do.
  void expire(Connection tx, UUID subscription, Duration rotation) throws SQLException {
    try (PreparedStatement delete =
            tx.prepareStatement(
                """
                DELETE FROM subscription_secret
                WHERE subscription_id = ? AND expires_at <= clock_timestamp()
                """);
        PreparedStatement update =
            tx.prepareStatement(
                """
                UPDATE subscription_secret
                SET expires_at = clock_timestamp() + make_interval(secs => ?)
                WHERE subscription_id = ? AND expires_at IS NULL
                """)) {
      delete.setObject(1, subscription);
      delete.executeUpdate();
      update.setDouble(1, rotation.toMillis() / 1000.0);
      update.setObject(2, subscription);
      update.executeUpdate();
    }
  }
}
