package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// How far the trail has come, asked of its database: one row, so that asking takes no part in what
/// is measured.
final class Trail {

  private static final String DATABASE = "audit";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /// As many entries as a follower takes at once.
  private static final int NEARLY = 500;

  private final Postgres postgres;

  /// Where a record of a topic stands.
  record Spot(int partition, long offset) {}

  Trail(Postgres postgres) {
    this.postgres = postgres;
  }

  /// How many entries it has.
  long size() throws SQLException {
    try (Connection audit = connect();
        PreparedStatement select = select(audit)) {
      return number(select);
    }
  }

  /// Waits for as many more entries.
  ///
  /// @param before how many it had
  void await(long before, long more) throws SQLException {
    try (Connection audit = connect();
        PreparedStatement select = select(audit)) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      long tenthsTold = 0;
      long now = 0;
      while (now < more) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "only %d of %d entries in the trail after %s".formatted(now, more, PATIENCE));
        }
        LockSupport.parkNanos(LOOK.toNanos());
        now = number(select) - before;
        long tenths = Math.min(now, more) * 10 / more;
        if (tenths > tenthsTold) {
          tenthsTold = tenths;
          Bench.progress(Math.min(now, more), more);
        }
      }
    }
  }

  /// How many entries it has of each topic.
  ///
  /// @param from the number of the first one that is counted
  Map<String, Long> byTopic(long from) throws SQLException {
    Map<String, Long> entries = new HashMap<>();
    try (Connection audit = connect();
        PreparedStatement select =
            audit.prepareStatement(
                "SELECT topic, count(*) FROM entry WHERE index >= ? GROUP BY topic")) {
      select.setLong(1, from);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return entries;
  }

  /// The numbers of the entries of a topic's records, by where these stand.
  ///
  /// @param from the number of the first one that is looked at
  Map<Spot, Long> indexes(String topic, long from) throws SQLException {
    Map<Spot, Long> indexes = new HashMap<>();
    try (Connection audit = connect();
        PreparedStatement select =
            audit.prepareStatement(
                "SELECT partition, \"offset\", index FROM entry WHERE topic = ? AND index >= ?")) {
      select.setString(1, topic);
      select.setLong(2, from);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indexes.put(new Spot(row.getInt(1), row.getLong(2)), row.getLong(3));
        }
      }
    }
    return indexes;
  }

  /// Waits until the followers of the trail (words, coverage) have nearly caught up: while they are
  /// behind, they take their share of the machine.
  void awaitFollowers() throws SQLException {
    try (Connection audit = connect();
        PreparedStatement select =
            audit.prepareStatement(
                "SELECT max(t.next_index - f.next_index) FROM trail t, follower f")) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (number(select) > NEARLY) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the trail's followers are behind after " + PATIENCE);
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  /// The number of the entry that a follower of the trail looks at next.
  long followed(String follower) throws SQLException {
    try (Connection audit = connect();
        PreparedStatement select =
            audit.prepareStatement("SELECT next_index FROM follower WHERE name = ?")) {
      select.setString(1, follower);
      return number(select);
    }
  }

  Connection connect() throws SQLException {
    return postgres.connect(DATABASE);
  }

  private static PreparedStatement select(Connection audit) throws SQLException {
    return audit.prepareStatement("SELECT next_index FROM trail");
  }

  private static long number(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
