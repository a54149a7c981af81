package io.modeltrail.messaging.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.ds.PGSimpleDataSource;

/// An installation of its own on the shared real parts: topics under a prefix, a database, and
/// loops that run the [Tally] domain.
final class Installation implements AutoCloseable {

  static final Parts PARTS = Parts.startForTests("parts");

  final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  final SchemaRegistry schemas;
  private final Encoder encoder;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Loop> loops = new ArrayList<>();
  String database;

  Installation() throws SQLException {
    PARTS.createContract(prefix, "model.trained", "model.registered");
    database = "db_" + prefix.substring(0, prefix.length() - 1);
    PARTS.createDatabase(database);
    schemas = new SchemaRegistry(URI.create(PARTS.schemaRegistryUrl() + "/apis/ccompat/v7"));
    encoder = new Encoder(schemas);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", PARTS.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    MessagingSchema.migrate(dataSource());
    try (Connection connection = dataSource().getConnection()) {
      Tally.createTables(connection);
    }
  }

  PGSimpleDataSource dataSource() {
    return LoopProcess.dataSource(PARTS.jdbcUrl(database), PARTS.user(), PARTS.password());
  }

  Loop start(String instance) {
    return start(instance, point -> {});
  }

  Loop start(String instance, Consumer<CommitPoint> points) {
    return start(instance, parts(new Awaited(), points));
  }

  Loop start(String instance, Awaited awaited) {
    return start(instance, parts(awaited, point -> {}));
  }

  Loop start(String instance, Intake<?> intake) {
    return start(
        instance, new Loop.Parts((settings, unused) -> intake, dataSource(), schemas, point -> {}));
  }

  private Loop.Parts parts(Awaited awaited, Consumer<CommitPoint> points) {
    return new Loop.Parts(EventIntake.of(new Tally(), awaited), dataSource(), schemas, points);
  }

  private Loop start(String instance, Loop.Parts parts) {
    Loop loop = new Loop(LoopProcess.settings(prefix, instance, PARTS.bootstrapServers()), parts);
    loops.add(loop);
    loop.start();
    return loop;
  }

  /// Publishes new events, spread over models, and waits for each acknowledgement.
  List<UUID> publish(int events, String... models) {
    return IntStream.range(0, events)
        .mapToObj(i -> publish(UUID.randomUUID(), models[i % models.length], "run-" + i))
        .toList();
  }

  UUID publish(UUID id, String model, String run) {
    send(model, encode(Events.trained(id, model, run)));
    return id;
  }

  byte[] encode(ModelTrained event) {
    return encode("model.trained", event);
  }

  byte[] encode(String topic, ModelTrained event) {
    return encoder.encode(prefix + topic + "-value", Tally.schemaText("model.trained"), event);
  }

  /// Registers the schema of ModelTrained for a further topic.
  void register(String topic) throws Exception {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("schema", Tally.schemaText("model.trained"))
            .toString();
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/apis/ccompat/v7/subjects/%s-value/versions"
                        .formatted(PARTS.schemaRegistryUrl(), prefix + topic)))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
        throw new IllegalStateException("not registered: " + topic);
      }
    }
  }

  long send(String key, byte[] value) {
    return send("model.trained", key, value);
  }

  long send(String topic, String key, byte[] value) {
    try {
      var record = new ProducerRecord<>(prefix + topic, key.getBytes(UTF_8), value);
      return producer.send(record).get(60, SECONDS).offset();
    } catch (Exception e) {
      throw new IllegalStateException("not acknowledged", e);
    }
  }

  /// A topic of one partition.
  void createTopic(String topic) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", PARTS.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      admin.createTopics(List.of(new NewTopic(prefix + topic, 1, (short) 1))).all().get();
    }
  }

  void sendCompressed(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            PARTS.bootstrapServers(),
            "compression.type",
            "gzip",
            "max.request.size",
            10_000_000);
    try (var compressing =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        compressing.send(record).get(30, SECONDS);
      }
    }
  }

  /// What a reader of committed records sees, in order per partition.
  List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return CommittedRecords.of(PARTS.bootstrapServers(), prefix + topic);
  }

  List<ModelRegistered> registered() {
    var source =
        new Source<>(
            "model.registered",
            ModelRegistered.class,
            Tally.schemaText("model.registered"),
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null));
    Decoder<ModelRegistered> decoder =
        new Decoder<>(source, prefix + "model.registered-value", schemas);
    return committed("model.registered").stream()
        .map(record -> decoder.decode(record.key(), record.value()))
        .map(decoded -> (ModelRegistered) ((Decoded.Good) decoded).content())
        .toList();
  }

  /// The state: which event has which number of its model.
  Map<UUID, String> state() throws SQLException {
    Map<UUID, String> state = new HashMap<>();
    query(
        "SELECT event_id, model || '/' || number FROM tally",
        row -> state.put(row.getObject(1, UUID.class), row.getString(2)));
    return state;
  }

  interface Row {
    void read(ResultSet row) throws SQLException;
  }

  void query(String sql, Row reader) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void stopLoops() {
    loops.forEach(Loop::close);
    loops.clear();
  }

  @Override
  public void close() {
    stopLoops();
    producer.close(Duration.ZERO);
  }
}
