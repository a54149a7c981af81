package io.modeltrail.localstack.parts;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modeltrail.localstack.contract.Installation;
import io.modeltrail.localstack.contract.Schemas;
import io.modeltrail.localstack.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PartsIT {

  private static final Path FOLDER = Path.of("target/parts-it");
  private static final String TOPIC = "model.trained";

  private static Parts parts;

  @BeforeAll
  static void start() {
    parts = Parts.startFresh(FOLDER);
  }

  @AfterAll
  static void stop() {
    parts.close();
  }

  @Test
  void what_is_produced_is_consumed() throws Exception {
    produce("produced");

    assertThat(consume()).contains("produced");
  }

  @Test
  void a_schema_registered_twice_has_one_version_and_answers_by_its_id() throws Exception {
    var first = new Schemas(parts.schemaRegistryUrl()).register("");
    var second = new Schemas(parts.schemaRegistryUrl()).register("");

    assertThat(second).isEqualTo(first);
    assertThat(get("/apis/ccompat/v7/subjects/" + TOPIC + "-value/versions")).isEqualTo("[1]");
    var id = idOf(first, TOPIC);
    assertThat(get("/apis/ccompat/v7/schemas/ids/" + id)).contains("ModelTrained");
  }

  @Test
  void a_schema_that_breaks_readers_is_refused_with_the_reason() {
    var schemas = new Schemas(parts.schemaRegistryUrl());
    var one = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}";
    var other =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"added\",\"type\":\"int\"}]}";
    schemas.register("refusal-value", one);

    assertThatIllegalStateException()
        .isThrownBy(() -> schemas.register("refusal-value", other))
        .withMessageContaining("refusal-value")
        .withMessageContaining("added");
  }

  @Test
  void the_database_writes_safely() throws SQLException {
    parts.createDatabase("safety");
    parts.createDatabase("safety");

    assertThat(query("safety", "SHOW fsync")).isEqualTo("on");
    assertThat(query("safety", "SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void killed_parts_come_back_with_what_they_held() throws Exception {
    parts.createDatabase("crash");
    execute("crash", "CREATE TABLE kept AS SELECT 42 AS value");
    produce("before the crash");

    parts.all().forEach(Part::killHard);
    parts.all().forEach(Part::start);

    assertThat(query("crash", "SELECT value FROM kept")).isEqualTo("42");
    assertThat(consume()).contains("before the crash");
  }

  @Test
  void a_frozen_part_does_not_answer_until_it_is_thawed() throws Exception {
    parts.postgres().freeze();
    try {
      var url = parts.jdbcUrl("postgres") + "?connectTimeout=2&socketTimeout=2&loginTimeout=2";
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(url, parts.user(), parts.password()));
    } finally {
      parts.postgres().thaw();
    }

    assertThat(query("postgres", "SELECT 1")).isEqualTo("1");
  }

  @Test
  void all_started_anew_on_other_ports_hold_the_same_topics_and_schema_ids() throws Exception {
    var ids = new Schemas(parts.schemaRegistryUrl()).register("");
    produce("before the restart");

    parts.close();
    parts = Parts.start(FOLDER);

    assertThat(consume()).contains("before the restart");
    assertThat(new Schemas(parts.schemaRegistryUrl()).register("")).isEqualTo(ids);
  }

  @Test
  void the_contract_exists_a_second_time_behind_a_prefix() throws Exception {
    parts.createContract("team-a.");

    assertThat(get("/apis/ccompat/v7/subjects")).contains("\"team-a." + TOPIC + "-value\"");
    Topics.create(parts.bootstrapServers(), "team-a.");
  }

  @Test
  void an_environment_that_comes_later_gets_its_topics_and_their_schemas() throws Exception {
    var installation =
        new Installation(parts.bootstrapServers(), parts.schemaRegistryUrl(), "team-b.");

    installation.addEnvironments(List.of("staging"));
    installation.addEnvironments(List.of("staging"));

    assertThat(get("/apis/ccompat/v7/subjects"))
        .contains("\"team-b.model.promoted.staging-value\"");
    var config = Map.<String, Object>of("bootstrap.servers", parts.bootstrapServers());
    try (var admin = Admin.create(config)) {
      assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
          .contains("team-b.model.promoted.staging");
    }
  }

  private static void produce(String value)
      throws InterruptedException, ExecutionException, TimeoutException {
    var config = Map.<String, Object>of("bootstrap.servers", parts.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume() {
    var config = Map.<String, Object>of("bootstrap.servers", parts.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var wanted =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      var values = new ArrayList<String>();
      while (values.size() < wanted) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }

  private static long idOf(List<Schemas.Registered> registered, String topic) {
    return registered.stream()
        .filter(schema -> schema.subject().equals(topic + "-value"))
        .findFirst()
        .orElseThrow()
        .contentId();
  }

  private static String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(parts.schemaRegistryUrl() + path)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, ofString()).body();
    }
  }

  private static String query(String database, String sql) throws SQLException {
    var url = parts.jdbcUrl(database);
    try (var connection = DriverManager.getConnection(url, parts.user(), parts.password());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(String database, String sql) throws SQLException {
    var url = parts.jdbcUrl(database);
    try (var connection = DriverManager.getConnection(url, parts.user(), parts.password())) {
      connection.createStatement().execute(sql);
    }
  }
}
