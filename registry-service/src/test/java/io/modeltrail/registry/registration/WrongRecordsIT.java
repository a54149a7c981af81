package io.modeltrail.registry.registration;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/// Twelve kinds of wrong records, and two more, in one batch between good ones.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WrongRecordsIT {

  private static final String MODEL = "surrounded";

  @Inject Log log;

  private record Wrong(String code, String key, byte[] value) {}

  @Test
  void good_ones_get_through_in_order_and_each_bad_one_is_listed_once_with_its_bytes() {
    // given
    ModelTrained original = Log.trained(MODEL, "original");
    log.send(original);
    List<Wrong> wrong = wrongRecords(original);
    assertThat(wrong).hasSize(15);

    // when
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < wrong.size(); i++) {
      sent.add(log.sendLater(null, wrong.get(i).key, wrong.get(i).value));
      var unused = log.sendLater(null, MODEL, log.encode(Log.trained(MODEL, "good-" + i)));
    }
    List<String> places =
        sent.stream().map(Log::acknowledged).map(at -> at.partition() + "@" + at.offset()).toList();

    // then
    await().untilAsserted(() -> assertThat(log.registered(MODEL)).hasSize(wrong.size() + 1));
    List<ModelRegistered> registered = log.registered(MODEL);
    for (int i = 0; i < registered.size(); i++) {
      assertThat(registered.get(i).getVersion()).isEqualTo(i + 1);
      assertThat(registered.get(i).getRun().getRunId())
          .isEqualTo(i == 0 ? "original" : "good-" + (i - 1));
    }
    List<Map<String, Object>> listed = new ArrayList<>();
    as("operator")
        .get("/rejections?limit=1000")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .<Map<String, Object>>getList("items")
        .forEach(listed::add);
    for (int i = 0; i < wrong.size(); i++) {
      String place = places.get(i);
      List<Map<String, Object>> atPlace =
          listed.stream()
              .filter(each -> (each.get("partition") + "@" + each.get("offset")).equals(place))
              .toList();
      assertThat(atPlace).as(wrong.get(i).code).hasSize(1);
      assertThat(atPlace.getFirst()).containsEntry("code", wrong.get(i).code);
      assertThat((String) atPlace.getFirst().get("detail")).isNotBlank();
    }
    wrong.stream().map(Wrong::key).distinct().forEach(key -> deadLettersAre(key, wrong, places));
  }

  private void deadLettersAre(String key, List<Wrong> wrong, List<String> places) {
    List<ConsumerRecord<byte[], byte[]>> letters = log.records("model.trained.dead-letter", key);
    for (int i = 0; i < wrong.size(); i++) {
      if (wrong.get(i).key.equals(key)) {
        String place = places.get(i);
        List<ConsumerRecord<byte[], byte[]>> found =
            letters.stream()
                .filter(
                    each ->
                        (header(each, "dead-letter-partition")
                                + "@"
                                + header(each, "dead-letter-offset"))
                            .equals(place))
                .toList();
        assertThat(found).as(wrong.get(i).code).hasSize(1);
        assertThat(found.getFirst().value()).isEqualTo(wrong.get(i).value);
        assertThat(header(found.getFirst(), "dead-letter-reason")).isEqualTo(wrong.get(i).code);
        assertThat(header(found.getFirst(), "dead-letter-topic")).isEqualTo("model.trained");
        assertThat(header(found.getFirst(), "dead-letter-service")).isEqualTo("registry-service");
      }
    }
  }

  private List<Wrong> wrongRecords(ModelTrained original) {
    byte[] good = log.encode(Log.trained(MODEL, "good"));
    byte[] magic = good.clone();
    magic[0] = 1;
    byte[] unknownSchema = good.clone();
    unknownSchema[1] = 0x7f;
    ModelTrained reused = ModelTrained.newBuilder(original).setDescription("other").build();
    return List.of(
        new Wrong("NOT_WIRE_FORMAT", MODEL, magic),
        new Wrong("UNKNOWN_SCHEMA", MODEL, unknownSchema),
        new Wrong("TRUNCATED", MODEL, Arrays.copyOf(good, good.length - 3)),
        new Wrong("TRAILING_BYTES", MODEL, Arrays.copyOf(good, good.length + 3)),
        new Wrong("NOT_FINITE", MODEL, with(e -> e.setMetrics(Map.of("auc", Double.NaN)))),
        new Wrong("NUL_CHARACTER", MODEL, with(e -> e.setDescription("a\0b"))),
        new Wrong("KEY_MISMATCH", "another key", good),
        new Wrong("RECORD_TOO_LARGE", MODEL, new byte[300 * 1024]),
        new Wrong("EVENT_ID_REUSED", MODEL, log.encode(reused)),
        new Wrong("NULL_VALUE", MODEL, null),
        new Wrong("BAD_DIGEST", MODEL, with(e -> e.getArtifact().setSha256("ABC"))),
        new Wrong("BAD_PATH", MODEL, with(e -> e.getArtifact().setFiles(outside()))),
        new Wrong("UNKNOWN_WORKSPACE", MODEL, with(e -> e.setWorkspace("nowhere"))),
        // What is kept of a refused record must not be refused itself.
        new Wrong("NUL_CHARACTER", MODEL, with(e -> e.setWorkspace("a\0b"))),
        new Wrong("UNKNOWN_WORKSPACE", MODEL, with(e -> e.setWorkspace(noise()))));
  }

  @Test
  void a_trainer_sees_the_rejections_of_its_own_workspaces_only() {
    // given
    ModelTrained bad = Log.trained("seen", "run");
    bad.getArtifact().setSha256("bad");

    // when
    log.send(bad);

    // then
    await()
        .untilAsserted(
            () ->
                as("trainer", List.of("default"))
                    .get("/rejections")
                    .then()
                    .body(
                        "items.findAll { it.eventId == '%s' }".formatted(bad.getEventId()),
                        not(empty())));
    as("trainer", List.of("other"))
        .get("/rejections")
        .then()
        .statusCode(200)
        .body("items", empty());
    as("trainer").get("/rejections").then().statusCode(200).body("items", empty());
    as("auditor").get("/rejections").then().statusCode(403);
  }

  private static List<ArtifactFile> outside() {
    return List.of(new ArtifactFile("../../etc/cron.d/x", "a".repeat(64), null));
  }

  /// Long, and of a kind that does not compress: no index takes it.
  private static String noise() {
    return new Random(1)
        .ints(16_000, '!', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private byte[] with(Consumer<ModelTrained> change) {
    ModelTrained event = Log.trained(MODEL, "wrong");
    change.accept(event);
    return log.encode(event);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
