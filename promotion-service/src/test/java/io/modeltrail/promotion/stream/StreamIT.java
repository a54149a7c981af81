package io.modeltrail.promotion.stream;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.WithoutKafka;
import io.modeltrail.service.testing.EventStream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutKafka.class)
@QuarkusTestResource(RealParts.class)
class StreamIT {

  private static final String PRODUCTION = "/environments/production/promoted";

  @Inject Log log;

  @BeforeAll
  static void patience() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  private static EventStream open(String path, String lastEventId) {
    EventStream[] opened = new EventStream[1];
    // Whoever closed one before may still be noticed.
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              opened[0] = new EventStream("deployer", path, lastEventId);
              return opened[0].status() != 503;
            });
    assertThat(opened[0].status()).isEqualTo(200);
    return opened[0];
  }

  private static String eventId(EventStream.Event event) {
    return event.content().path("id").asText();
  }

  private static String model(EventStream.Event event) {
    return event.content().path("data").path("modelName").asText();
  }

  private static int version(EventStream.Event event) {
    return event.content().path("data").path("version").asInt();
  }

  private static List<String> told(EventStream stream) {
    return stream.events().stream().map(each -> model(each) + " " + version(each)).toList();
  }

  @Test
  void a_stream_that_is_cut_off_goes_on_where_it_was_without_gap_or_repeat() throws IOException {
    List<EventStream.Event> all = new ArrayList<>();
    String last;
    // given: one that is cut off before anything was told
    try (EventStream stream = open(PRODUCTION, null)) {
      await().until(() -> !stream.lastId().isEmpty());
      last = stream.lastId();
    }
    log.send(Told.version("cut", 1, 0.90));
    await().untilAsserted(() -> assertThat(log.promoted("production", "cut")).hasSize(1));

    // when
    for (int version = 2; version <= 4; version++) {
      try (EventStream stream = open(PRODUCTION, last)) {
        await().untilAsserted(() -> assertThat(stream.events()).isNotEmpty());
        all.addAll(stream.events());
        last = stream.lastId();
      }
      log.send(Told.version("cut", version, 0.90 + version / 100.0));
    }
    try (EventStream stream = open(PRODUCTION + "?after=" + last, null)) {
      await().untilAsserted(() -> assertThat(stream.events()).isNotEmpty());
      all.addAll(stream.events());
    }

    // then
    assertThat(all).extracting(StreamIT::version).containsExactly(1, 2, 3, 4);
    assertThat(all)
        .extracting(StreamIT::eventId)
        .containsExactlyElementsOf(
            log.promoted("production", "cut").stream()
                .map(ModelPromoted::getEventId)
                .map(Object::toString)
                .toList());
    JsonNode event = all.getLast().content();
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("type").asText()).isEqualTo("io.modeltrail.event.ModelPromoted");
    assertThat(event.path("source").asText()).isEqualTo("/promotion-service");
    assertThat(event.path("subject").asText()).isEqualTo("environments/production/champions/cut");
    ObjectNode champion =
        (ObjectNode)
            new ObjectMapper()
                .readTree(as("deployer").get("/environments/production/champions/cut").asString());
    champion.remove("reported"); // what runs is not what was promoted
    assertThat(event.path("data")).isEqualTo(champion);
  }

  @Test
  void many_models_are_told_across_cuts_each_event_once_and_in_order() {
    // given
    long models = 6;
    long versions = 4;
    EventStream first = open(PRODUCTION, null);
    await().until(() -> !first.lastId().isEmpty());
    for (int version = 1; version <= versions; version++) {
      for (int model = 0; model < models; model++) {
        log.send(Told.version("many-" + model, version, 0.9 + version / 100.0));
      }
    }

    // when: it is cut off after every few events
    List<EventStream.Event> all = new ArrayList<>();
    EventStream stream = first;
    while (all.stream().filter(each -> model(each).startsWith("many-")).count()
        < models * versions) {
      EventStream now = stream;
      await().untilAsserted(() -> assertThat(now.events()).isNotEmpty());
      now.close();
      await().until(() -> now.ended());
      all.addAll(now.events());
      stream = open(PRODUCTION, all.getLast().id());
    }
    stream.close();

    // then
    assertThat(all).extracting(StreamIT::eventId).doesNotHaveDuplicates();
    for (int model = 0; model < models; model++) {
      String name = "many-" + model;
      assertThat(all.stream().filter(each -> model(each).equals(name)))
          .extracting(StreamIT::version)
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void each_environment_has_a_stream_of_its_own_and_positions_of_its_own() {
    try (EventStream dev = open("/environments/dev/promoted", null);
        EventStream production = open(PRODUCTION, null)) {
      await().until(() -> !dev.lastId().isEmpty() && !production.lastId().isEmpty());
      // when
      log.send(Told.version("two", 1, 0.7)); // not good enough for qa
      log.send(Told.version("two", 2, 0.9));

      // then
      await().untilAsserted(() -> assertThat(told(dev)).contains("two 1", "two 2"));
      await().untilAsserted(() -> assertThat(told(production)).contains("two 2"));
      assertThat(told(production)).doesNotContain("two 1");
      as("deployer")
          .header("Last-Event-ID", dev.lastId())
          .get(PRODUCTION)
          .then()
          .statusCode(410)
          .body("code", equalTo("POSITION_GONE"));
    }
  }

  @Test
  void a_stream_from_the_beginning_tells_all_that_the_log_has() {
    log.send(Told.version("past", 1, 0.9));
    await().untilAsserted(() -> assertThat(log.promoted("production", "past")).hasSize(1));
    try (EventStream stream = open(PRODUCTION + "?from=beginning", null)) {
      await().untilAsserted(() -> assertThat(told(stream)).contains("past 1"));
    }
  }

  @Test
  void what_makes_no_sense_is_refused_with_what_to_do() {
    as("deployer")
        .header("Last-Event-ID", "nonsense")
        .get(PRODUCTION)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_POSITION"));
    as("deployer").get(PRODUCTION + "?from=yesterday").then().statusCode(400);
    as("deployer").get(PRODUCTION + "?since=0").then().statusCode(400);
    as("deployer").get("/environments/nowhere/promoted").then().statusCode(404);
    as("nobody").get(PRODUCTION).then().statusCode(403);
  }

  @Test
  void a_silent_stream_says_that_it_is_alive_and_makes_room_when_its_client_goes() {
    List<EventStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        open.add(open(PRODUCTION, null));
      }
      await().untilAsserted(() -> assertThat(open.getFirst().comments()).isGreaterThan(2));

      // when
      EventStream oneTooMany = new EventStream("deployer", PRODUCTION, null);

      // then
      assertThat(oneTooMany.status()).isEqualTo(503);
      assertThat(oneTooMany.retryAfter()).isNotNull();
      open.removeFirst().close();
      open.add(open(PRODUCTION, null));
    } finally {
      open.forEach(EventStream::close);
    }
  }
}
