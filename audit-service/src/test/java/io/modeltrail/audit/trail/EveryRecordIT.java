package io.modeltrail.audit.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.Decoder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EveryRecordIT {

  @Test
  void every_topic_but_those_that_audit_writes_is_read_and_its_dead_letters_too() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<String> topics = new ArrayList<>();
      try (Admin admin =
          Admin.create(Map.of("bootstrap.servers", Installation.PARTS.bootstrapServers()))) {
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(installation.prefix))
            .map(name -> name.substring(installation.prefix.length()))
            .filter(name -> !name.equals("audit.entry") && !name.equals("audit.checkpoint"))
            .forEach(topics::add);
      }
      assertThat(topics)
          .contains("model.trained.dead-letter", "model.promoted.production", "audit.noted")
          .hasSizeGreaterThan(Contract.topics().size());

      // when
      topics.forEach(topic -> installation.send(topic, "key", topic.getBytes(UTF_8)));
      installation.start("a");

      // then
      Promises.hold(installation, topics.toArray(String[]::new));
    }
  }

  @Test
  void what_cannot_be_decoded_is_an_entry_with_its_bytes_and_the_reason() {
    try (Installation installation = new Installation()) {
      // given
      byte[] good = installation.encode("model.trained", Installation.trained("wine", "run-1"));
      byte[] unknown = good.clone();
      unknown[1] = 0x7f;
      Map<String, byte[]> wrong = new LinkedHashMap<>();
      wrong.put("NULL_VALUE", null);
      wrong.put("NOT_WIRE_FORMAT", new byte[0]);
      wrong.put("UNKNOWN_SCHEMA", unknown);
      wrong.put("TRUNCATED", Arrays.copyOf(good, good.length - 3));
      wrong.put("TRAILING_BYTES", Arrays.copyOf(good, good.length + 3));
      wrong.put("RECORD_TOO_LARGE", new byte[500 * 1024]);

      // when
      Map<String, String> places = new LinkedHashMap<>();
      wrong.forEach(
          (problem, value) ->
              places.put(problem, installation.send("model.trained", "wine", value)));
      String huge = installation.send("model.trained", null, new byte[5_000_000]);
      String otherKey = installation.send("model.trained", "another", good);
      installation.start("a");

      // then
      Promises.hold(installation, "model.trained");
      wrong.forEach(
          (problem, value) -> {
            Stored stored = stored(installation, places.get(problem));
            assertThat(stored.problem).startsWith(problem + ": ");
            assertThat(stored.decoded).isNull();
            assertThat(stored.value).isEqualTo(value);
          });
      assertThat(stored(installation, huge).leaf).contains("\"cutFrom\":5000000");
      assertThat(stored(installation, huge).value).hasSize(Decoder.SERVICE_RECORD_BYTES_MAX + 1);
      assertThat(stored(installation, otherKey).problem).isNull();
      assertThat(stored(installation, otherKey).decoded).contains("\"modelName\": \"wine\"");
    }
  }

  @Test
  void odd_texts_do_not_make_the_database_refuse() {
    try (Installation installation = new Installation()) {
      // given
      var odd = Installation.trained("wine", "run\0-1");
      odd.getActor().setSubject("a\0".repeat(200));
      odd.setTags(Map.of("k\0", "v\0"));
      odd.setMetrics(Map.of("nan", Double.NaN));

      // when
      String place =
          installation.send("model.trained", "wine\0", installation.encode("model.trained", odd));
      installation.start("a");

      // then
      Promises.hold(installation, "model.trained");
      assertThat(stored(installation, place).problem).isNull();
      assertThat(stored(installation, place).decoded).contains("run�-1");
    }
  }

  @Test
  void a_copy_that_the_database_refuses_is_left_out_and_the_record_is_an_entry()
      throws SQLException {
    try (Installation installation = new Installation()) {
      // given
      installation.execute(
          "ALTER TABLE payload ADD CHECK (decoded IS NULL OR decoded->'run'->>'runId' <> 'run-7')");
      installation.publish(20, "wine");

      // when
      installation.start("a");

      // then
      Promises.hold(installation, "model.trained");
      assertThat(
              installation.query(
                  "SELECT decode_problem FROM payload WHERE decode_problem IS NOT NULL",
                  row -> row.getString(1)))
          .singleElement()
          .asString()
          .startsWith("DATABASE_REFUSED: ");
    }
  }

  @Test
  void a_new_environments_topic_is_read_without_a_restart() {
    try (Installation installation = new Installation()) {
      // given
      installation.publish(1, "wine");
      installation.start("a");
      await().until(() -> installation.places().size() == 1);

      // when
      new io.modeltrail.localstack.contract.Installation(
              Installation.PARTS.bootstrapServers(),
              Installation.PARTS.schemaRegistryUrl(),
              installation.prefix)
          .addEnvironments(List.of("edge-7"));
      installation.send("model.promoted.edge-7", "wine", new byte[] {1});

      // then
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(installation.places()).hasSize(2));
      Promises.hold(installation, "model.trained", "model.promoted.edge-7");
    }
  }

  /// As after an unclean election: the log ends before what was read, and is read from its start.
  @Test
  void another_record_at_a_place_that_is_taken_is_another_entry() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.publish(3, "wine");
      var first = installation.start("a");
      await().until(() -> installation.told().size() == 3);
      first.close();
      installation.execute(
          "BEGIN; SET LOCAL session_replication_role = replica;"
              + "UPDATE payload SET value = 'another'::bytea WHERE index = (SELECT index FROM entry"
              + " WHERE \"offset\" = 1); COMMIT");
      installation.execute(
          "UPDATE messaging.position SET applied = 0, emitted = 0 WHERE topic = 'model.trained'");

      // when
      installation.start("a");

      // then
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(installation.places()).hasSize(4));
      assertThat(
              installation.query(
                  "SELECT turn FROM entry WHERE \"offset\" = 1 ORDER BY index",
                  row -> row.getInt(1)))
          .containsExactly(0, 1);
      await()
          .untilAsserted(
              () ->
                  assertThat(installation.told()).extracting(each -> each.getIndex()).contains(3L));
    }
  }

  private record Stored(String leaf, byte[] value, String decoded, String problem) {}

  private static Stored stored(Installation installation, String place) {
    return installation
        .query(
            """
            SELECT convert_from(leaf, 'UTF8'), value, decoded::text, decode_problem FROM entry JOIN payload USING (index)
            WHERE topic || '-' || partition || '@' || "offset" = '%s'
            """
                .formatted(place),
            row ->
                new Stored(row.getString(1), row.getBytes(2), row.getString(3), row.getString(4)))
        .getFirst();
  }
}
