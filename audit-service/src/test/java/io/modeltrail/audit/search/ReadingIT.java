package io.modeltrail.audit.search;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.AuditParts;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.service.testing.EventStream;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Ways out of the trail besides a page: words, a stream, an export, what it covers.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class ReadingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject TestLog log;

  @Test
  void entries_are_found_by_their_words_until_their_payload_is_gone() {
    // given
    send("worded", "barolo nebbiolo");
    send("worded", "barolo dolcetto");

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(found("model=worded&text=barolo")).hasSize(2));
    assertThat(found("model=worded&text=barolo nebbiolo")).hasSize(1);
    assertThat(found("model=worded&text=\"nebbiolo barolo\"")).isEmpty();
    assertThat(found("model=worded&text=barolo -dolcetto")).hasSize(1);
    assertThat(found("model=worded&text=dolcetto or nebbiolo")).hasSize(2);
    assertThat(found("model=worded&text=BAROLO/nebbiolo")).hasSize(1);
    assertThat(found("model=worded&text=modelName")).isEmpty();
    JsonPath page = page("model=worded&text=barolo");
    assertThat(page.getLong("textIndexed")).isGreaterThan(page.getLong("items[1].index"));
    assertThat(page("model=worded").getString("textIndexed")).isNull();

    // when
    as("operator")
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .body(
            "{\"entries\": %s, \"ground\": \"Art. 17\", \"reason\": \"asked for\"}"
                .formatted(page.getList("items.index")))
        .post("/erasures")
        .then()
        .statusCode(201);

    // then
    assertThat(found("model=worded&text=barolo")).isEmpty();
  }

  @Test
  void a_stream_tells_each_entry_once_across_cuts_and_takes_the_conditions_of_a_search() {
    // given
    send("told", "before");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found("model=told")).hasSize(1));
    List<String> told = new ArrayList<>();
    String last = "-1";

    // when
    for (int i = 1; i <= 3; i++) {
      try (EventStream stream = open("/entries?model=told", last)) {
        await().atMost(PATIENCE).until(() -> !stream.events().isEmpty());
        stream.events().forEach(event -> told.add(event.content().path("actor").asText()));
        last = stream.lastId();
        assertThat(stream.events().getLast().content().path("index").asText()).isEqualTo(last);
      }
      send("told", "number " + i);
    }

    // then
    assertThat(told).hasSize(3);
    try (EventStream fromNow = open("/entries?model=told&text=vermouth", null);
        EventStream words = open("/entries?model=told&text=number", "-1")) {
      await().atMost(PATIENCE).until(() -> words.events().size() == 3);
      await().atMost(PATIENCE).until(() -> fromNow.comments() > 2);
      send("told", "vermouth");
      await().atMost(PATIENCE).until(() -> fromNow.events().size() == 1);
    }
  }

  @Test
  void so_many_streams_are_taken_and_no_more() {
    List<EventStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        open.add(open("/entries?model=none", null));
      }
      EventStream oneTooMany = new EventStream("auditor", "/entries", null);
      assertThat(oneTooMany.status()).isEqualTo(503);
      assertThat(oneTooMany.retryAfter()).isNotNull();
    } finally {
      open.forEach(EventStream::close);
    }
    as("auditor")
        .header("Accept", "text/event-stream")
        .header("Last-Event-ID", "newest")
        .get("/entries")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_POSITION"));
    for (String accept : List.of("*/*", "application/json", "text/html, */*;q=0.1")) {
      as("auditor")
          .header("Accept", accept)
          .get("/entries?limit=1")
          .then()
          .statusCode(200)
          .contentType("application/json");
    }
  }

  @Test
  void an_export_has_every_entry_once_says_how_many_and_goes_on_where_it_was_cut_off()
      throws Exception {
    // given: more than are read at once
    for (int i = 0; i < 230; i++) {
      var unused =
          log.sendLater(
              "model.trained",
              null,
              "taken",
              log.encode("model.trained", trained("taken", "run " + i)));
    }
    send("taken", "=HYPERLINK(\"http://localhost\")");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(found("model=taken&limit=500")).hasSize(231));
    List<Long> indexes = page("model=taken&limit=500").getList("items.index", Long.class);

    // when
    ValidatableResponse all = export("model=taken");
    List<JsonNode> lines = lines(all);

    // then
    assertThat(lines)
        .extracting(line -> line.path("index").asLong())
        .containsExactlyElementsOf(indexes);
    all.contentType("application/x-ndjson").header("Modeltrail-Entries", "231");
    assertThat(Long.parseLong(all.extract().header("Modeltrail-Tree-Size")))
        .isGreaterThan(indexes.getLast());
    assertThat(lines.getFirst().path("decoded").path("modelName").asText()).isEqualTo("taken");
    assertThat(lines.getFirst().path("leaf").asText()).contains("\"commitments\"");
    long cutOffAt = indexes.get(150);
    assertThat(lines(export("model=taken&from=%d".formatted(cutOffAt + 1)))).hasSize(80);
    assertThat(
            lines(
                export(
                    "model=taken&from=%d&to=%d&from=2026-01-01T00:00:00Z"
                        .formatted(indexes.get(3), indexes.get(5)))))
        .hasSize(2);
    String csv =
        export("model=taken&format=csv")
            .contentType(containsString("text/csv"))
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(232).first().asString().startsWith("index,leafHash,");
    assertThat(notes())
        .filteredOn(note -> note.getKind() == AuditNoteKind.EXPORT)
        .filteredOn(
            note ->
                Map.of("model", "taken", "format", "ndjson").entrySet().stream()
                    .allMatch(part -> part.getValue().equals(note.getDetail().get(part.getKey()))))
        .hasSize(3)
        .anySatisfy(note -> assertThat(note.getCount()).isEqualTo(231));
  }

  @Test
  void coverage_says_what_was_scanned_and_follows_from_entries() {
    // given
    send("covered", "chianti");

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonPath coverage =
                  as("auditor").get("/coverage").then().statusCode(200).extract().jsonPath();
              List<Map<String, Object>> trained =
                  coverage.getList("partitions.findAll { it.topic == 'model.trained' }");
              assertThat(trained)
                  .isNotEmpty()
                  .allSatisfy(
                      it -> assertThat(it).containsKeys("end", "lag", "topicId", "position"))
                  .anySatisfy(
                      it -> {
                        assertThat((List<?>) it.get("scanned")).hasSize(1);
                        assertThat((Integer) it.get("entries")).isPositive();
                      });
              assertThat(coverage.getLong("treeSize")).isPositive();
              assertThat(coverage.getLong("contradictions")).isZero();
              assertThat(coverage.<String>getList("sequences.kind"))
                  .containsExactly("VERSIONS", "REVISIONS", "STEPS", "GOVERNANCE");
            });
    assertThat(notes()).anySatisfy(note -> assertThat(note.getSubject()).isEqualTo("coverage"));
  }

  @Test
  void only_auditors_take_anything_away() {
    for (String path : List.of("/export", "/coverage")) {
      given().get(path).then().statusCode(401);
      as("operator").get(path).then().statusCode(403);
    }
    as("auditor")
        .get("/export?format=xml")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_FORMAT"));
    as("auditor")
        .get("/export?limit=5")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
    as("auditor")
        .get("/entries?from=5&from=6")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
    as("auditor").get("/entries?text=!!!").then().statusCode(400).body("code", equalTo("BAD_TEXT"));
  }

  @Test
  void the_interface_is_described() {
    given()
        .get("/q/openapi")
        .then()
        .body(containsString("/export:"))
        .body(containsString("Modeltrail-Tree-Size"))
        .body(containsString("/coverage:"))
        .body(containsString("Find entries, in the order of the trail"))
        .body(containsString("text/event-stream"));
  }

  private static EventStream open(String path, String lastEventId) {
    EventStream[] opened = new EventStream[1];
    // Whoever closed one before may still be noticed.
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              opened[0] = new EventStream("auditor", path, lastEventId);
              return opened[0].status() != 503;
            });
    assertThat(opened[0].status()).isEqualTo(200);
    return opened[0];
  }

  private void send(String model, String description) {
    log.send("model.trained", model, trained(model, description));
  }

  private static ModelTrained trained(String model, String description) {
    ModelTrained trained = Events.trained(model, "eva");
    trained.setDescription(description);
    return trained;
  }

  private List<AuditNoted> notes() {
    return log.events("audit.noted", AuditNoted.class);
  }

  private static ValidatableResponse export(String query) {
    return as("auditor").get("/export?" + query).then().statusCode(200);
  }

  private static List<JsonNode> lines(ValidatableResponse export) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : new String(export.extract().asByteArray(), UTF_8).lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static List<Integer> found(String query) {
    return page(query).getList("items.index");
  }

  private static JsonPath page(String query) {
    return as("auditor").get("/entries?" + query).then().statusCode(200).extract().jsonPath();
  }
}
