package io.modeltrail.registry.rejections;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.service.testing.TestGovernance;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RejectionsIT {

  private static final String TRAINED = "model.trained";

  @Inject Log log;
  @Inject TestLog parts;

  @Test
  void a_run_of_a_workspace_that_came_later_is_replayed_and_becomes_a_version_once() {
    // given
    ModelTrained early = Log.trained("early", "run-1");
    early.setWorkspace("late");
    early.setActor(Actor.newBuilder().setSubject("job-7").setKind(ActorKind.JOB).build());
    RecordMetadata place = log.send(early);
    String href = rejection(place);
    as("trainer", List.of("late"))
        .get(href)
        .then()
        .statusCode(200)
        .body("code", equalTo("UNKNOWN_WORKSPACE"))
        .body("whatToDo", containsString("governance file"))
        .body("content.run.runId", equalTo("run-1"))
        .body("replayed", nullValue());
    as("trainer")
        .get("/events/" + early.getEventId())
        .then()
        .body("state", equalTo("REFUSED"))
        .body("whatToDo", containsString("governance file"));

    // when
    TestGovernance.change(
        parts, text -> text + "  - { name: late, register: at-training, serves: [dev] }\n");
    for (int i = 0; i < 2; i++) {
      as("trainer", List.of("late"))
          .header("Prefer", "wait=20")
          .post(href + "/replay")
          .then()
          .statusCode(201)
          .body("eventId", equalTo(early.getEventId().toString()))
          .body("href", equalTo("/models/early/versions/1"));
    }

    // then
    assertThat(log.registered("early")).hasSize(1);
    assertThat(log.registered("early").getFirst().getCausationId()).isEqualTo(early.getEventId());
    assertThat(log.registered("early").getFirst().getActor().getSubject()).isEqualTo("job-7");
    List<ConsumerRecord<byte[], byte[]>> records = log.records(TRAINED, "early");
    assertThat(records).hasSize(3);
    assertThat(records.getLast().value()).isEqualTo(records.getFirst().value());
    assertThat(header(records.getLast(), "replayed-from"))
        .isEqualTo(TRAINED + "/" + place.partition() + "/" + place.offset());
    assertThat(header(records.getLast(), "replayed-by")).isEqualTo("trainer-1");
    as("operator")
        .get("/rejections?workspace=late&model=early&replayed=true")
        .then()
        .body("items", hasSize(1))
        .body("items[0].replayed.by", equalTo("trainer-1"))
        .body("items[0].replayed.at", notNullValue());
    as("operator").get("/rejections?model=early&replayed=false").then().body("items", hasSize(0));
  }

  @Test
  void a_mutilated_record_is_replayed_with_what_it_should_have_said() {
    // given
    byte[] whole = log.encode(Log.trained("mutilated", "run-1"));
    String href = rejection(log.send("mutilated", Arrays.copyOf(whole, whole.length - 3)));
    as("operator")
        .get(href)
        .then()
        .statusCode(200)
        .body("content", nullValue())
        .body("contentMissing", containsString("TRUNCATED"))
        .body(
            "valueBase64",
            equalTo(Base64.getEncoder().encodeToString(Arrays.copyOf(whole, whole.length - 3))));
    as("trainer", List.of("default")).get(href).then().statusCode(404);
    as("operator")
        .post(href + "/replay")
        .then()
        .statusCode(422)
        .body("code", equalTo("REPLAY_NEEDS_BODY"));

    // when
    String body =
        """
        {"modelName": "mutilated", "run": {"runId": "run-1"},
         "artifact": {"uri": "s3://m", "sha256": "%s"}}
        """
            .formatted("b".repeat(64));
    List<String> ids =
        List.of(1, 2).stream()
            .map(
                unused ->
                    as("operator")
                        .contentType("application/json")
                        .body(body)
                        .header("Prefer", "wait=20")
                        .post(href + "/replay")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("eventId"))
            .distinct()
            .toList();

    // then
    assertThat(ids).hasSize(1);
    await().untilAsserted(() -> assertThat(log.registered("mutilated")).hasSize(1));
    assertThat(log.registered("mutilated").getFirst().getActor().getSubject())
        .isEqualTo("operator-1");
  }

  @Test
  void a_correction_keeps_the_id_and_is_said_by_who_corrects() {
    // given
    ModelTrained wrong = Log.trained("corrected", "run-1");
    wrong.setActor(Actor.newBuilder().setSubject("job-8").setKind(ActorKind.JOB).build());
    wrong.getArtifact().setSha256("ABC");
    String href = rejection(log.send(wrong));
    Map<String, Object> shown =
        as("trainer", List.of("default")).get(href).then().extract().path("content");
    shown.remove("actor");
    String content = new JsonObject(shown).encode().replace("ABC", "c".repeat(64));
    String id = wrong.getEventId().toString();

    // then
    correcting(href, content.replace(id, UUID.randomUUID().toString()), 400, "EVENT_ID_CHANGED");
    correcting(
        href,
        content.replaceFirst("\\{", "{\"actor\":{\"subject\":\"job-8\"},"),
        400,
        "ACTOR_GIVEN");
    correcting(href, content.replace("modelName", "name"), 400, "BAD_FIELD");
    correcting(
        href,
        content.replace("\"workspace\":\"default\"", "\"workspace\":\"research\""),
        403,
        "OTHER_WORKSPACE");
    as("trainer", List.of("default"))
        .contentType("application/json")
        .body(content)
        .header("Prefer", "wait=20")
        .post(href + "/replay")
        .then()
        .statusCode(201)
        .body("eventId", equalTo(id));
    await()
        .untilAsserted(
            () ->
                assertThat(log.registered("corrected"))
                    .singleElement()
                    .satisfies(
                        version ->
                            assertThat(version.getActor().getSubject()).isEqualTo("trainer-1")));
  }

  @Test
  void what_came_under_a_wrong_key_is_replayed_under_the_right_one() {
    ModelTrained trained = Log.trained("right-key", "run-1");
    String href = rejection(log.send("wrong key", log.encode(trained)));
    as("operator")
        .header("Prefer", "wait=20")
        .post(href + "/replay")
        .then()
        .statusCode(201)
        .body("href", equalTo("/models/right-key/versions/1"));
    assertThat(log.records(TRAINED, "right-key")).hasSize(1);
  }

  @Test
  void a_trainer_of_another_workspace_finds_nothing_and_who_is_neither_is_told_who_may() {
    ModelTrained wrong = Log.trained("foreign", "run-1");
    wrong.getArtifact().setSha256("ABC");
    String href = rejection(log.send(wrong));
    for (String path : List.of(href, "/rejections/" + UUID.randomUUID())) {
      as("trainer", List.of("other")).get(path).then().statusCode(404);
      as("trainer", List.of("other")).post(path + "/replay").then().statusCode(404);
    }
    as("auditor")
        .post(href + "/replay")
        .then()
        .statusCode(403)
        .body("detail", containsString("operator, trainer"));
  }

  @Test
  void a_slip_in_a_filter_is_told() {
    as("operator")
        .get("/rejections?workspaces=default")
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_PARAMETER"))
        .body("detail", containsString("workspace"));
    as("operator").get("/rejections?replayed=maybe").then().statusCode(400);
    as("operator").get("/rejections?limit=abc").then().statusCode(400);
    as("operator").get("/rejections?after=abc").then().statusCode(400);
    as("trainer")
        .contentType("text/plain")
        .body("{}")
        .post("/training-runs")
        .then()
        .statusCode(415)
        .body("detail", containsString("application/json"));
  }

  private static void correcting(String href, String body, int status, String code) {
    as("trainer", List.of("default"))
        .contentType("application/json")
        .body(body)
        .post(href + "/replay")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  /// Where a refused record can be read, as soon as it is.
  private static String rejection(RecordMetadata place) {
    String found =
        "items.find { it.partition == %d && it.offset == %d }.href"
            .formatted(place.partition(), place.offset());
    return await()
        .until(
            () ->
                as("operator")
                    .get("/rejections?limit=1000&topic=" + TRAINED)
                    .then()
                    .statusCode(200)
                    .extract()
                    .<String>path(found),
            href -> href != null);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
