package io.modeltrail.promotion.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.MessagingSchema;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.promotion.Told;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// An installation of its own on real parts: topics under a prefix, a database, rules (the
/// checkout's, unless others are given), and loops with the promoter.
final class Installation implements AutoCloseable {

  static final Parts PARTS = Parts.startForTests("crash-parts");

  final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  final String database = "db_" + prefix.substring(0, prefix.length() - 1);
  final String rules;
  final SchemaRegistry schemas;
  private final Encoder encoder;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Loop> loops = new ArrayList<>();

  Installation() {
    this(DefaultGovernance.in(Checkout.find()).text());
  }

  /// @param rules of the first revision
  Installation(String rules) {
    this.rules = rules;
    PARTS.createContract(prefix);
    PARTS.createDatabase(database);
    schemas = PromoterProcess.schemas(PARTS.schemaRegistryUrl());
    encoder = new Encoder(schemas);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", PARTS.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Flyway.configure()
        .dataSource(dataSource())
        .locations("classpath:db/promotion")
        .load()
        .migrate();
    MessagingSchema.migrate(dataSource());
    send(Told.governance(1, rules));
  }

  PGSimpleDataSource dataSource() {
    return PromoterProcess.dataSource(PARTS.jdbcUrl(database), PARTS.user(), PARTS.password());
  }

  LoopSettings settings(String instance) {
    return PromoterProcess.settings(prefix, instance, PARTS.bootstrapServers());
  }

  void start(String instance) {
    Loop loop = PromoterProcess.loop(settings(instance), dataSource(), schemas, point -> {});
    loops.add(loop);
    loop.start();
  }

  /// Sends an event and waits for the acknowledgement.
  RecordMetadata send(SpecificRecord event) {
    return switch (event) {
      case ModelRegistered it -> send("model.registered", it.getModelName(), it);
      case PromotionRequested it -> send("promotion.requested", it.getModelName(), it);
      case ArtifactChecked it -> send("artifact.checked", it.getModelName(), it);
      case GovernanceApplied it -> send("governance.applied", it.getEventId().toString(), it);
      default -> throw new IllegalArgumentException("not read by the service: " + event);
    };
  }

  private RecordMetadata send(String topic, String key, SpecificRecord event) {
    String schema = Contract.topic(topic).schemaText();
    byte[] value = encoder.encode(prefix + topic + "-value", schema, event);
    try {
      return producer
          .send(new ProducerRecord<>(prefix + topic, key.getBytes(UTF_8), value))
          .get(60, SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("not acknowledged", e);
    }
  }

  /// What a reader of committed records sees, in order per partition.
  <T extends SpecificRecord> List<T> committed(String topic, Class<T> type) {
    var source =
        new Source<>(
            topic,
            type,
            Contract.topic(topic).schemaText(),
            event -> new Source.Identity(new UUID(0, 0), "", null));
    Decoder<T> decoder = new Decoder<>(source, prefix + topic + "-value", schemas);
    return CommittedRecords.of(PARTS.bootstrapServers(), prefix + topic).stream()
        .map(record -> decoder.decode(new byte[0], record.value()))
        .map(decoded -> type.cast(((Decoded.Good) decoded).content()))
        .toList();
  }

  long count(String sql) {
    return query(sql, row -> row.getLong(1)).getFirst();
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Row<T> reader) {
    List<T> found = new ArrayList<>();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    loops.forEach(Loop::close);
    producer.close(Duration.ZERO);
  }
}
