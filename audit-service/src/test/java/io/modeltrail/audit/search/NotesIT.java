package io.modeltrail.audit.search;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.contract.Topics;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class NotesIT {

  @Inject TestLog log;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void a_read_is_noted_once_a_minute_with_who_what_and_how_much_and_is_an_entry_itself() {
    // given
    log.send("model.trained", "noted", Events.trained("noted", "eva"));
    String query = "model=noted&actor=eva&limit=7";
    await().until(() -> get("model=noted").getList("items").size() == 1);

    // when
    for (int i = 0; i < 3; i++) {
      assertThat(get(query).getList("items")).hasSize(1);
    }

    // then
    List<AuditNoted> notes = notes("noted");
    assertThat(notes).filteredOn(note -> note.getDetail().containsKey("actor")).hasSize(1);
    AuditNoted note =
        notes.stream().filter(each -> each.getDetail().containsKey("actor")).findFirst().get();
    assertThat(note.getKind()).isEqualTo(AuditNoteKind.READ);
    assertThat(note.getSubject()).isEqualTo("entries");
    assertThat(note.getCount()).isEqualTo(1);
    assertThat(note.getDetail()).isEqualTo(Map.of("model", "noted", "actor", "eva", "limit", "7"));
    assertThat(note.getActor().getSubject()).isEqualTo("auditor-1");
    await()
        .untilAsserted(
            () ->
                assertThat(get("type=AuditNoted&limit=1000").<String>getList("items.eventId"))
                    .contains(note.getEventId().toString()));
  }

  @Test
  void without_the_log_there_is_no_answer() throws Exception {
    // given
    log.send("model.trained", "unnoted", Events.trained("unnoted", "eva"));
    await().until(() -> get("model=unnoted").getList("items").size() == 1);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.deleteTopics(List.of("audit.noted")).all().get();
    }

    // then
    try {
      AtomicInteger limit = new AtomicInteger(3); // another read each time, which has to be noted
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  as("auditor")
                      .get("/entries?model=unnoted&limit=" + limit.getAndIncrement())
                      .then()
                      .statusCode(503)
                      .body("code", equalTo("UNAVAILABLE")));
    } finally {
      Topics.create(bootstrapServers, "");
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> as("auditor").get("/entries?model=unnoted&limit=3").then().statusCode(200));
  }

  private List<AuditNoted> notes(String model) {
    return CommittedRecords.of(bootstrapServers, "audit.noted").stream()
        .map(record -> new String(record.key(), UTF_8))
        .flatMap(key -> log.events("audit.noted", key, AuditNoted.class).stream())
        .filter(note -> model.equals(note.getDetail().get("model")))
        .toList();
  }

  private static JsonPath get(String query) {
    return as("auditor").get("/entries?" + query).then().statusCode(200).extract().jsonPath();
  }
}
