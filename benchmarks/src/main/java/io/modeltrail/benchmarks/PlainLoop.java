package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Parts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The least that a loop from Kafka through PostgreSQL to Kafka can do on this machine: poll 500,
/// one insert of the same bytes, a durable commit, one record produced for each, offsets committed.
/// It decides nothing.
final class PlainLoop {

  static final String NAME = "plain-loop";

  private static final String TARGET = "plain.copied";
  private static final String DATABASE = "plain";

  private final Parts parts;

  private PlainLoop(Parts parts) {
    this.parts = parts;
  }

  /// Creates its database and the topic that it writes.
  static PlainLoop prepare(Parts parts) throws SQLException {
    parts.createDatabase(DATABASE);
    try (Connection database = connect(parts);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE copied (place text PRIMARY KEY, value bytea NOT NULL)");
    }
    Broker.createTopic(parts.bootstrapServers(), TARGET);
    return new PlainLoop(parts);
  }

  /// Works off what came into the topic since it ran last.
  ///
  /// @param events that did
  /// @param warmUp how many of them are not measured, at the beginning
  /// @return events per second
  double run(int events, int warmUp) throws SQLException {
    try (Connection database = connect(parts);
        Statement durable = database.createStatement();
        KafkaConsumer<byte[], byte[]> consumer = consumer(parts.bootstrapServers(), NAME);
        KafkaProducer<byte[], byte[]> producer = Workload.producer(parts.bootstrapServers())) {
      durable.execute("SET synchronous_commit = on");
      database.setAutoCommit(false);
      consumer.subscribe(List.of(Workload.TOPIC));
      return rate(new RegistryLoop.Load(events, warmUp), () -> turn(consumer, database, producer));
    }
  }

  /// One turn of a loop.
  @FunctionalInterface
  interface Turn {
    /// @return how many records it took
    int take() throws SQLException;
  }

  /// Lets a loop turn until all are worked off.
  ///
  /// @return records per second, of those that are measured
  static double rate(RegistryLoop.Load records, Turn turn) throws SQLException {
    int done = 0;
    int measuredFrom = 0;
    long begin = 0;
    while (done < records.count()) {
      done += turn.take();
      if (begin == 0 && done >= records.warmUp()) {
        begin = System.nanoTime();
        measuredFrom = done;
      }
    }
    return (done - measuredFrom) * 1e9 / (System.nanoTime() - begin);
  }

  private static int turn(
      KafkaConsumer<byte[], byte[]> consumer,
      Connection database,
      KafkaProducer<byte[], byte[]> producer)
      throws SQLException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
    if (records.isEmpty()) {
      return 0;
    }
    List<String> places = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      places.add(record.partition() + "-" + record.offset());
      values.add(record.value());
    }
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO copied SELECT * FROM unnest(?::text[], ?::bytea[]) ON CONFLICT DO"
                + " NOTHING")) {
      insert.setArray(1, database.createArrayOf("text", places.toArray()));
      insert.setArray(2, database.createArrayOf("bytea", values.toArray(new byte[0][])));
      insert.executeUpdate();
    }
    database.commit();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var unused = producer.send(new ProducerRecord<>(TARGET, record.key(), record.value()));
    }
    producer.flush();
    consumer.commitSync();
    return records.count();
  }

  private static Connection connect(Parts parts) throws SQLException {
    return DriverManager.getConnection(parts.jdbcUrl(DATABASE), parts.user(), parts.password());
  }

  /// One that begins with the log, and commits when it is told to.
  static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            group,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.poll.records",
            500);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
