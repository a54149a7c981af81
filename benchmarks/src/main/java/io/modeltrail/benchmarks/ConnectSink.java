package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// What somebody would use who only wants the topic in a database: Kafka Connect with Debezium's
/// JDBC sink. It writes each record as the bytes that it is, keyed by its place, so that what comes
/// twice is stored once; it decodes nothing, decides nothing and tells nobody.
final class ConnectSink {

  static final String NAME = "kafka-connect";

  private static final String DATABASE = "connect";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Parts parts;
  private final ConnectWorker worker;

  private ConnectSink(Parts parts, ConnectWorker worker) {
    this.parts = parts;
    this.worker = worker;
  }

  /// Creates its database and its table, in which a column more says when a row was stored.
  static ConnectSink prepare(Parts parts, StackFolder folder) throws SQLException {
    parts.createDatabase(DATABASE);
    try (Connection database = parts.postgres().connect(DATABASE);
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          CREATE TABLE stored (__connect_topic text, __connect_partition int, __connect_offset bigint,
            value bytea NOT NULL, stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (__connect_topic, __connect_partition, __connect_offset))
          """);
    }
    return new ConnectSink(
        parts, new ConnectWorker(folder, parts.bootstrapServers(), connector(parts)));
  }

  /// Two tasks, for two processors.
  private static Map<String, String> connector(Parts parts) {
    return Map.ofEntries(
        Map.entry("name", NAME),
        Map.entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
        Map.entry("tasks.max", "2"),
        Map.entry("topics", Workload.TOPIC),
        Map.entry("connection.url", parts.jdbcUrl(DATABASE)),
        Map.entry("connection.username", parts.user()),
        Map.entry("connection.password", parts.password()),
        Map.entry("collection.name.format", "stored"),
        Map.entry("schema.evolution", "none"),
        Map.entry("insert.mode", "upsert"),
        Map.entry("primary.key.mode", "kafka"),
        Map.entry("batch.size", "500"),
        Map.entry("transforms", "hoist"),
        Map.entry("transforms.hoist.type", "org.apache.kafka.connect.transforms.HoistField$Value"),
        Map.entry("transforms.hoist.field", "value"));
  }

  /// Works off what came into the topic since it ran last. It runs only meanwhile.
  ///
  /// @return events per second, by the database's clock
  double run(RegistryLoop.Load events) throws Exception {
    try (Connection database = parts.postgres().connect(DATABASE)) {
      long before = stored(database);
      worker.start();
      try {
        await(database, before + events.count());
      } finally {
        worker.stop();
      }
      return rate(database, before, events);
    }
  }

  private void await(Connection database, long rows) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    for (long now = stored(database); now < rows; now = stored(database)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "Kafka Connect has stored only %d of %d rows after %s".formatted(now, rows, PATIENCE));
      }
      worker.insist();
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static double rate(Connection database, long before, RegistryLoop.Load events)
      throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            """
            SELECT EXTRACT(epoch FROM max(stored_at) - min(stored_at)) FROM
              (SELECT stored_at FROM stored ORDER BY stored_at OFFSET ?)
            """)) {
      select.setLong(1, before + events.warmUp());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return (events.count() - events.warmUp()) / row.getDouble(1);
      }
    }
  }

  private static long stored(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM stored")) {
      row.next();
      return row.getLong(1);
    }
  }
}
