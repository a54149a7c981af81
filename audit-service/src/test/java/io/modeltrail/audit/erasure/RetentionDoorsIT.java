package io.modeltrail.audit.erasure;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.audit.trail.WrittenTrail;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.service.testing.TestLog;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.proof.LogProofVerdict;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.witness.Policy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Erasure and holds as an operator has them: over HTTP, through the log and back.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class RetentionDoorsIT {

  @Inject TestLog log;
  @Inject DataSource dataSource;

  @Test
  void a_person_is_erased_and_all_proofs_still_verify() throws Exception {
    // given
    String person = "person-" + UUID.randomUUID();
    String model = "erased-" + System.nanoTime();
    log.send("model.trained", model, Records.trained(model, person, "ann"));
    log.send("model.trained", model, Records.trained(model, "carl", person));
    await().untilAsserted(() -> assertThat(indices("model=" + model)).hasSize(2));
    log.send("model.described", model, Records.described(model, person, "keeps it"));
    await().untilAsserted(() -> assertThat(indices("model=" + model)).hasSize(3));
    List<Long> indices = indices("model=" + model);
    assertThat(indices("actor=" + person)).hasSize(1); // which is noted, with whom it asked for
    await().untilAsserted(() -> assertThat(naming(person)).isEqualTo(4));
    Map<Long, String> leaves =
        indices.stream().collect(Collectors.toMap(index -> index, this::leaf));

    // when
    JsonPath erasure =
        erase(
                "{\"subject\":\"%s\",\"ground\":\"GDPR Art. 17(1)(b)\",\"reason\":\"they asked\"}"
                    .formatted(person))
            .statusCode(201)
            .body("state", equalTo("DONE"))
            .body("erased", equalTo(4))
            .body("mentions", equalTo(null))
            .extract()
            .jsonPath();

    // then
    assertThat(WrittenTrail.columnsWith(dataSource, person)).isEmpty();
    long by = erasure.getLong("notedBy[0]");
    for (long index : indices) {
      entry(index)
          .body("leaf", equalTo(leaves.get(index)))
          .body("record", equalTo(null))
          .body("erased.by", equalTo((int) by))
          .body("erased.scope", equalTo("PERSON"))
          .body("erased.ground", equalTo("GDPR Art. 17(1)(b)"))
          .body("salts.name", not(hasItem("record")));
      as("auditor")
          .get("/entries/" + index + "/record")
          .then()
          .statusCode(410)
          .body("code", equalTo("ERASED"))
          .body("detail", containsString("erased by entry " + by + ": GDPR Art. 17(1)(b)"));
      proves(index, leaves.get(index));
    }
    entry(indices.get(0)).body("salts.name", equalTo(List.of("$.run.startedBy")));
    entry(indices.get(1))
        .body("decoded.run.startedBy", equalTo("[erased by entry %d]".formatted(by)));

    // and it is an entry itself, which does not name them
    String note =
        entry(by)
            .body("decoded.kind", equalTo("ERASURE"))
            .body("decoded.count", equalTo(4))
            .body("decoded.actor.subject", equalTo("operator-1"))
            .extract()
            .asString();
    assertThat(note).doesNotContain(person);
    proves(by, leaf(by));
    assertThat(indices("actor=" + person)).isEmpty();
  }

  @Test
  void what_is_held_is_not_erased_until_it_is_released() {
    // given
    String model = "held-" + System.nanoTime();
    String name = "case-" + System.nanoTime();
    log.send("model.trained", model, Records.trained(model, "dora", "dora"));
    await().untilAsserted(() -> assertThat(indices("model=" + model)).hasSize(1));
    String hold =
        "{\"name\":\"%s\",\"model\":\"%s\",\"reason\":\"a lawsuit\"}".formatted(name, model);
    String erasure =
        "{\"model\":\"%s\",\"ground\":\"contract\",\"reason\":\"it ended\"}".formatted(model);

    // when
    post("/holds", hold).statusCode(201).body("state", equalTo("IN_FORCE"));

    // then
    post("/holds", hold).statusCode(200);
    post("/holds", hold.replace("a lawsuit", "another"))
        .statusCode(409)
        .body("code", equalTo("HOLD_EXISTS"));
    erase(erasure)
        .statusCode(409)
        .body("code", equalTo("HELD"))
        .body("detail", containsString(name));
    await()
        .untilAsserted(
            () ->
                assertThat(noted("DENIAL"))
                    .anySatisfy(detail -> assertThat(detail).containsEntry("model", model)));
    as("auditor").get("/retention").then().statusCode(200).body("holds", hasItem(name));

    // when
    as("operator")
        .header("Prefer", "wait=20")
        .delete("/holds/" + name + "?reason=settled")
        .then()
        .statusCode(200)
        .body("state", equalTo("RELEASED"))
        .body("releaseReason", equalTo("settled"));

    // then
    as("operator").delete("/holds/" + name + "?reason=settled").then().statusCode(404);
    String href = erase(erasure).statusCode(201).extract().path("href");
    as("auditor").get(href).then().statusCode(200).body("erased", equalTo(1));
    as("auditor").get("/erasures?limit=1000").then().body("items.href", hasItem(href));
    as("auditor").get("/holds/" + name).then().statusCode(200).body("setBy", not(equalTo(null)));
  }

  @Test
  void a_note_in_the_log_alone_erases_nothing() {
    // given
    String model = "forged-" + System.nanoTime();
    log.send("model.trained", model, Records.trained(model, "dora", "dora"));
    await().untilAsserted(() -> assertThat(indices("model=" + model)).hasSize(1));
    long index = indices("model=" + model).getFirst();

    // when
    UUID id = UUID.randomUUID();
    Map<String, String> detail = Map.of("scope", "ENTRIES", "entries", Long.toString(index));
    log.send(
        "audit.noted",
        id.toString(),
        AuditNoted.newBuilder()
            .setEventId(id)
            .setActor(Records.actor("audit-service"))
            .setKind(AuditNoteKind.ERASURE)
            .setSubject("erasures/" + id)
            .setCount(1L)
            .setDetail(detail)
            .build());

    // then what is noted after it is carried out, and it was not
    await().untilAsserted(() -> assertThat(noted("ERASURE")).contains(detail));
    erase("{\"model\":\"no-such-model\",\"ground\":\"none\",\"reason\":\"a later one\"}")
        .statusCode(201)
        .body("erased", equalTo(0));
    as("auditor").get("/entries/" + index + "/record").then().statusCode(200);
    as("auditor").get("/erasures/" + id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ground\":\"g\",\"reason\":\"r\"}|BAD_SCOPE",
        "{\"subject\":\"eva\",\"model\":\"wine\",\"ground\":\"g\",\"reason\":\"r\"}|BAD_SCOPE",
        "{\"subject\":\"eva\",\"ground\":\"g\",\"reason\":\"as eva asked\"}|NAMES_THE_PERSON",
        "{\"subject\":\"eva\",\"reason\":\"r\"}|BAD_GROUND",
        "{\"subject\":\"eva\",\"ground\":\"g\"}|REASON_MISSING",
        "{\"subject\":\"eva\\u0000\",\"ground\":\"g\",\"reason\":\"r\"}|BAD_SUBJECT",
        "{\"entries\":[],\"ground\":\"g\",\"reason\":\"r\"}|BAD_ENTRIES",
        "{\"entries\":[999999999],\"ground\":\"g\",\"reason\":\"r\"}|UNKNOWN_ENTRY",
        "{\"model\":\"wine\",\"from\":\"yesterday\",\"ground\":\"g\",\"reason\":\"r\"}|BAD_TIME",
        "{\"subjekt\":\"eva\"}|BAD_BODY"
      })
  void what_cannot_be_meant_is_told_so(String body, String code) {
    erase(body)
        .statusCode(400)
        .body("code", equalTo(code))
        .body("detail", not(containsString("eva")));
  }

  @Test
  void a_filter_with_a_slip_in_its_name_lets_nothing_through() {
    for (String path : List.of("/erasures?sta=DONE", "/holds?nam=x")) {
      as("operator").get(path).then().statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
    }
  }

  @Test
  void operators_erase_and_auditors_see_it() {
    for (String path : List.of("/erasures", "/holds", "/retention")) {
      given().get(path).then().statusCode(401);
      as("trainer").get(path).then().statusCode(403);
      as("auditor").get(path).then().statusCode(200);
      as("operator").get(path).then().statusCode(200);
    }
    for (String group : List.of("auditor", "approver")) {
      as(group).contentType("application/json").body("{}").post("/erasures").then().statusCode(403);
      as(group).contentType("application/json").body("{}").post("/holds").then().statusCode(403);
      as(group).delete("/holds/case-17").then().statusCode(403);
    }
    post("/holds", "{\"name\":\"all\",\"reason\":\"r\"}")
        .statusCode(400)
        .body("code", equalTo("BAD_HOLD"));
    as("operator").get("/erasures/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void what_is_kept_until_when_is_told_by_class() {
    // given
    String model = "observed-" + System.nanoTime();
    log.send("deployment.reported", model, Records.reported(model));
    await().untilAsserted(() -> assertThat(indices("model=" + model)).hasSize(1));

    // then
    as("auditor")
        .get("/retention")
        .then()
        .statusCode(200)
        .body("classes.name", equalTo(List.of("logs")))
        .body("classes[0].keep", equalTo("P6M"))
        .body("classes[0].types", hasItem("io.modeltrail.event.DeploymentReported"))
        .body("classes[0].removed", equalTo(0))
        .body("classes[0].next.until", not(equalTo(null)));
  }

  private ValidatableResponse erase(String body) {
    return post("/erasures", body);
  }

  private static ValidatableResponse post(String path, String body) {
    return as("operator")
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .body(body)
        .post(path)
        .then();
  }

  private static ValidatableResponse entry(long index) {
    return as("auditor").get("/entries/" + index).then().statusCode(200);
  }

  private String leaf(long index) {
    return entry(index).extract().path("leaf");
  }

  private static void proves(long index, String leaf) throws Exception {
    VerifierKey key = VerifierKey.parse(given().get("/log").then().extract().path("verifierKey"));
    await()
        .untilAsserted(
            () -> as("auditor").get("/entries/" + index + "/proof").then().statusCode(200));
    byte[] file = as("auditor").get("/entries/" + index + "/proof").asByteArray();
    assertThat(
            LogProof.parse(file)
                .verify(TreeHashing.leaf(leaf.getBytes(UTF_8)), Policy.of(key), Instant.now()))
        .isInstanceOfSatisfying(
            LogProofVerdict.Verified.class, it -> assertThat(it.index()).isEqualTo(index));
  }

  private static List<Long> indices(String query) {
    return as("auditor")
        .get("/entries?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.index", Long.class);
  }

  private List<Map<String, String>> noted(String kind) {
    return query(
            "SELECT decoded->'detail' FROM payload WHERE decoded->>'kind' = '%s'".formatted(kind))
        .stream()
        .map(json -> JsonPath.from(json).<String, String>getMap("$"))
        .toList();
  }

  private long naming(String person) {
    return Long.parseLong(
        query(
                "SELECT count(*) FROM payload WHERE position('%s' IN decoded::text) > 0"
                    .formatted(person))
            .getFirst());
  }

  private List<String> query(String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
