package io.modeltrail.audit.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.agroal.api.AgroalDataSource;
import io.modeltrail.avro.Contract;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.messaging.loop.CommitPoint;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.Loops;
import io.modeltrail.messaging.loop.MessagingSchema;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;

/// An installation of its own on the shared real parts: topics under a prefix, a database with the
/// trail's tables, and loops that fill it.
public final class Installation implements AutoCloseable {

  public static final Parts PARTS = Parts.startForTests("trail-parts");

  public final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  final String database = "db_" + prefix.substring(0, prefix.length() - 1);
  public final SchemaRegistry schemas =
      new SchemaRegistry(URI.create(PARTS.schemaRegistryUrl() + "/apis/ccompat/v7"));
  final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              PARTS.bootstrapServers(),
              "acks",
              "all",
              "compression.type",
              "gzip",
              "max.request.size",
              10_000_000),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  public final AgroalDataSource dataSource;
  private final Encoder encoder = new Encoder(schemas);
  private final List<Loops> loops = new ArrayList<>();

  /// @param topics those that it has, which is much quicker than all; none: all
  public Installation(String... topics) {
    if (topics.length == 0) {
      PARTS.createContract(prefix);
    } else {
      PARTS.createContract(prefix, topics);
    }
    PARTS.createDatabase(database);
    dataSource = LoopProcess.dataSource(PARTS.jdbcUrl(database), PARTS.user(), PARTS.password());
    Flyway.configure().dataSource(dataSource).locations("db/audit").load().migrate();
    MessagingSchema.migrate(dataSource);
  }

  public Loops start(String instance) {
    return start(instance, point -> {});
  }

  public Loops start(String instance, Consumer<CommitPoint> points) {
    Loops started =
        new Loops(
            LoopProcess.settings(prefix, instance, PARTS.bootstrapServers()),
            new Loop.Parts(Trail.intakes(), dataSource, schemas, points),
            2);
    loops.add(started);
    started.start();
    return started;
  }

  static ModelTrained trained(String model, String run) {
    return ModelTrained.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setRun(Run.newBuilder().setRunId(run).build())
        .setArtifact(Artifact.newBuilder().setUri("file:/model").setSha256("a".repeat(64)).build())
        .build();
  }

  /// Encoded with the schema that the contract has for a topic.
  public byte[] encode(String topic, SpecificRecord event) {
    return encoder.encode(prefix + topic + "-value", Contract.topic(topic).schemaText(), event);
  }

  /// Publishes training runs, spread over models.
  public void publish(int events, String... models) {
    for (int i = 0; i < events; i++) {
      String model = models[i % models.length];
      send("model.trained", model, encode("model.trained", trained(model, "run-" + i)));
    }
  }

  /// Where it stands: `topic-partition@offset`.
  public String send(String topic, String key, byte[] value) {
    return send(
        new ProducerRecord<>(prefix + topic, key == null ? null : key.getBytes(UTF_8), value));
  }

  String send(ProducerRecord<byte[], byte[]> record) {
    try {
      RecordMetadata at = producer.send(record).get(60, SECONDS);
      return at.topic().substring(prefix.length()) + "-" + at.partition() + "@" + at.offset();
    } catch (Exception e) {
      throw new IllegalStateException("not acknowledged", e);
    }
  }

  /// What readers of committed records are told of entries.
  List<AuditEntryRecorded> told() {
    String topic = "audit.entry";
    var source =
        new Source<>(
            topic,
            AuditEntryRecorded.class,
            Contract.topic(topic).schemaText(),
            event -> new Source.Identity(event.getEventId(), key(event), null));
    var decoder = new Decoder<>(source, prefix + topic + "-value", schemas);
    return CommittedRecords.of(PARTS.bootstrapServers(), prefix + topic).stream()
        .map(record -> decoder.decode(record.key(), record.value()))
        .map(decoded -> (AuditEntryRecorded) ((Decoded.Good) decoded).content())
        .toList();
  }

  private static String key(AuditEntryRecorded event) {
    if (event.getModelName() != null) {
      return event.getModelName();
    }
    UUID id = event.getRecordEventId() == null ? event.getEventId() : event.getRecordEventId();
    return id.toString();
  }

  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> query(String sql, Reader<T> reader) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The places of all entries, by their numbers.
  public List<String> places() {
    return query(
        "SELECT topic || '-' || partition || '@' || \"offset\" FROM entry ORDER BY index",
        row -> row.getString(1));
  }

  @Override
  public void close() {
    loops.forEach(Loops::close);
    producer.close(Duration.ZERO);
    dataSource.close();
  }
}
