package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Parts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// The least that a trail can do which somebody could not change unnoticed: a table in which each
/// row has the hash of the one before. Poll 500, hash, one insert of the same bytes, a durable
/// commit, offsets committed. It decodes nothing, signs nothing and proves nothing.
final class HashChain {

  static final String NAME = "plain-hash-chain";

  private static final String DATABASE = "chained";

  private final Parts parts;
  private final MessageDigest sha256;
  private byte[] last = new byte[32];

  private HashChain(Parts parts, MessageDigest sha256) {
    this.parts = parts;
    this.sha256 = sha256;
  }

  /// Creates its database.
  static HashChain prepare(Parts parts) throws SQLException {
    parts.createDatabase(DATABASE);
    try (Connection database = parts.postgres().connect(DATABASE);
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          CREATE TABLE chained (
            place text PRIMARY KEY, value bytea NOT NULL, previous bytea NOT NULL, hash bytea NOT NULL)
          """);
      return new HashChain(parts, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Works off what came into the topic since it ran last.
  ///
  /// @return records per second
  double run(RegistryLoop.Load records) throws SQLException {
    try (Connection database = parts.postgres().connect(DATABASE);
        Statement durable = database.createStatement();
        KafkaConsumer<byte[], byte[]> consumer =
            PlainLoop.consumer(parts.bootstrapServers(), NAME)) {
      durable.execute("SET synchronous_commit = on");
      database.setAutoCommit(false);
      consumer.subscribe(List.of(Workload.TOPIC));
      return PlainLoop.rate(records, () -> turn(consumer, database));
    }
  }

  private int turn(KafkaConsumer<byte[], byte[]> consumer, Connection database)
      throws SQLException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
    if (records.isEmpty()) {
      return 0;
    }
    List<String> places = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    List<byte[]> previous = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      places.add(record.partition() + "-" + record.offset());
      values.add(record.value());
      previous.add(last);
      sha256.update(last);
      last = sha256.digest(record.value());
      hashes.add(last);
    }
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO chained"
                + " SELECT * FROM unnest(?::text[], ?::bytea[], ?::bytea[], ?::bytea[])")) {
      insert.setArray(1, database.createArrayOf("text", places.toArray()));
      insert.setArray(2, database.createArrayOf("bytea", values.toArray(new byte[0][])));
      insert.setArray(3, database.createArrayOf("bytea", previous.toArray(new byte[0][])));
      insert.setArray(4, database.createArrayOf("bytea", hashes.toArray(new byte[0][])));
      insert.executeUpdate();
    }
    database.commit();
    consumer.commitSync();
    return records.count();
  }
}
