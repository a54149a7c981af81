package io.modeltrail.promotion.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.promotion.announcement.Announcement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table of what is still to be delivered.
@ApplicationScoped
class DeliveryTable {

  private final DataSource dataSource;

  DeliveryTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// One that failed, or is dead, as it is shown.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Trouble(
      UUID eventId,
      String environment,
      String modelName,
      Instant toldAt,
      int attempts,
      @Nullable Instant failedAt,
      @Nullable Integer status,
      @Nullable String detail,
      @Nullable Instant nextAt,
      @Nullable Instant deadAt) {}

  void insert(Connection tx, PositionTable.Place place, List<Announcement> announcements)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO delivery (subscription_id, topic_id, partition, "offset", event_id,
                                  environment, model_name, body, told_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Announcement each : announcements) {
        insert.setObject(1, place.subscription());
        insert.setObject(2, place.topicId());
        insert.setInt(3, place.partition());
        insert.setLong(4, each.offset());
        insert.setObject(5, each.eventId());
        insert.setString(6, each.environment());
        insert.setString(7, each.modelName());
        insert.setBytes(8, each.json());
        insert.setObject(9, each.appendedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Those that failed and those that are dead, in their order.
  List<Trouble> troubles(UUID subscription, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT event_id, environment, model_name, told_at, attempts, failed_at,
                       failed_status, failed_detail, next_at, dead_at
                FROM delivery WHERE subscription_id = ? AND failed_at IS NOT NULL
                ORDER BY number LIMIT ?
                """)) {
      select.setObject(1, subscription);
      select.setInt(2, limit);
      List<Trouble> troubles = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          troubles.add(trouble(row));
        }
      }
      return troubles;
    }
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    Instant deadAt = SubscriptionTable.time(row, "dead_at");
    int status = row.getInt("failed_status");
    return new Trouble(
        row.getObject("event_id", UUID.class),
        row.getString("environment"),
        row.getString("model_name"),
        Objects.requireNonNull(SubscriptionTable.time(row, "told_at")),
        row.getInt("attempts"),
        SubscriptionTable.time(row, "failed_at"),
        status == 0 ? null : status,
        row.getString("failed_detail"),
        deadAt == null ? SubscriptionTable.time(row, "next_at") : null,
        deadAt);
  }

  /// Lets what is dead or failing begin anew, at once.
  int resume(UUID subscription) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE delivery SET attempts = 0, dead_at = NULL, next_at = clock_timestamp()
                WHERE subscription_id = ? AND (dead_at IS NOT NULL OR failed_at IS NOT NULL)
                  AND claim IS NULL
                """)) {
      update.setObject(1, subscription);
      return update.executeUpdate();
    }
  }

  /// @param pending all that are kept
  /// @param dead those among them that are given up
  record Count(long pending, long dead) {}

  Count count() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*), count(*) FILTER (WHERE dead_at IS NOT NULL) FROM delivery");
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Count(row.getLong(1), row.getLong(2));
    }
  }
}
