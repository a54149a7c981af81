package io.modeltrail.messaging.loop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The table of positions: the truth about what this database has taken in.
public final class Positions {

  private Positions() {}

  /// One partition of one topic.
  public record Partition(UUID topicId, String topic, int number) {}

  record Position(long applied, long emitted) {}

  /// A move in one partition. It takes place only if the position still is what this instance
  /// believes.
  record Move(Partition partition, long expected, long applied, long emitted) {}

  /// The position is not what this instance believes: another instance works on this partition, or
  /// the database was restored under it. It has to begin again from what the database says.
  static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Moved() {
      super("positions in the database are not those that this instance left");
    }
  }

  /// What is applied in each partition of the topics that this database knows.
  public static Map<Partition, Long> applied(Connection connection) throws SQLException {
    Map<Partition, Long> applied = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT topic_id, topic, partition, applied FROM messaging.position");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        applied.put(
            new Partition(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
            row.getLong(4));
      }
    }
    return applied;
  }

  static Map<Partition, Position> read(Connection connection, Collection<Partition> partitions)
      throws SQLException {
    Map<Partition, Position> positions = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT p.topic_id, w.topic, p.partition, p.applied, p.emitted
            FROM messaging.position p
            JOIN unnest(?::uuid[], ?::text[], ?::int[]) AS w(topic_id, topic, partition)
              ON p.topic_id = w.topic_id AND p.partition = w.partition
            """)) {
      List<Partition> wanted = List.copyOf(partitions);
      select.setArray(
          1, connection.createArrayOf("uuid", wanted.stream().map(Partition::topicId).toArray()));
      select.setArray(
          2, connection.createArrayOf("text", wanted.stream().map(Partition::topic).toArray()));
      select.setArray(
          3, connection.createArrayOf("int", wanted.stream().map(Partition::number).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          positions.put(
              new Partition(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
              new Position(row.getLong(4), row.getLong(5)));
        }
      }
    }
    return positions;
  }

  /// Begins with a partition that the database has never read.
  ///
  /// @throws Moved if another instance has just begun with it
  static void begin(Connection tx, Partition partition, long at) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO messaging.position (topic_id, partition, topic, applied, emitted)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (topic_id, partition) DO NOTHING
            """)) {
      insert.setObject(1, partition.topicId());
      insert.setInt(2, partition.number());
      insert.setString(3, partition.topic());
      insert.setLong(4, at);
      insert.setLong(5, at);
      if (insert.executeUpdate() == 0) {
        throw new Moved();
      }
    }
  }

  /// @throws Moved if the position is not what this instance believes
  static void jump(Connection tx, Jump jump) throws SQLException {
    switch (jump.reason()) {
      case NEW -> begin(tx, jump.partition(), jump.to());
      case RECORDS_LOST, LOG_CUT ->
          move(tx, List.of(new Move(jump.partition(), jump.from(), jump.to(), jump.to())));
    }
  }

  /// Compare and set, for all partitions of a batch.
  ///
  /// @throws Moved if one of them is elsewhere; the transaction must then be rolled back
  static void move(Connection tx, List<Move> moves) throws SQLException {
    Object[] topicIds = moves.stream().map(move -> move.partition().topicId()).toArray();
    Object[] numbers = moves.stream().map(move -> move.partition().number()).toArray();
    Object[] expected = moves.stream().map(Move::expected).toArray();
    Object[] applied = moves.stream().map(Move::applied).toArray();
    Object[] emitted = moves.stream().map(Move::emitted).toArray();
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE messaging.position p SET applied = m.applied, emitted = m.emitted
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
              AS m(topic_id, partition, expected, applied, emitted)
            WHERE p.topic_id = m.topic_id AND p.partition = m.partition AND p.applied = m.expected
            """)) {
      update.setArray(1, tx.createArrayOf("uuid", topicIds));
      update.setArray(2, tx.createArrayOf("int", numbers));
      update.setArray(3, tx.createArrayOf("bigint", expected));
      update.setArray(4, tx.createArrayOf("bigint", applied));
      update.setArray(5, tx.createArrayOf("bigint", emitted));
      if (update.executeUpdate() != moves.size()) {
        throw new Moved();
      }
    }
  }
}
