package io.modeltrail.promotion.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// The table of how far each subscription has been read for.
@ApplicationScoped
class PositionTable {

  private final DataSource dataSource;

  PositionTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  record Place(UUID subscription, UUID topicId, int partition) {}

  /// @param expected where it is believed to stand; nothing is stored yet: its beginning
  record Move(Place place, long expected, long next) {}

  Map<Place, Long> all() throws SQLException {
    Map<Place, Long> positions = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT p.subscription_id, p.topic_id, p.partition, p.next
                FROM subscription_position p JOIN subscription s ON s.id = p.subscription_id
                WHERE s.ended_at IS NULL
                """);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        positions.put(
            new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)),
            row.getLong(4));
      }
    }
    return positions;
  }

  /// @return false if it stands elsewhere: somebody else has read on
  boolean move(Connection tx, Move move) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO subscription_position AS p (subscription_id, topic_id, partition, next)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (subscription_id, topic_id, partition)
            DO UPDATE SET next = excluded.next WHERE p.next = ?
            """)) {
      upsert.setObject(1, move.place.subscription);
      upsert.setObject(2, move.place.topicId);
      upsert.setInt(3, move.place.partition);
      upsert.setLong(4, move.next);
      upsert.setLong(5, move.expected);
      return upsert.executeUpdate() > 0;
    }
  }
}
