package io.modeltrail.audit.log;

import static io.modeltrail.service.testing.Callers.as;
import static io.modeltrail.service.testing.Callers.person;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.service.testing.TestLog;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.proof.LogProofVerdict;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.tile.TileReader;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.Policy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log as who checks it finds it: over HTTP, with the library and the key.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class LogIT {

  @Inject TestLog log;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void an_entry_is_proven_by_a_file_and_the_logs_key_alone() throws Exception {
    // given
    send(5);
    long last = entries("limit=1000").getLong("items[-1].index");
    covered(last);

    // when
    byte[] file =
        as("auditor")
            .get("/entries/" + last + "/proof")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    String leaf =
        as("auditor").get("/entries/" + last).then().statusCode(200).extract().path("leaf");

    // then
    LogProof proof = LogProof.parse(file);
    assertThat(
            proof.verify(TreeHashing.leaf(leaf.getBytes(UTF_8)), Policy.of(key()), Instant.now()))
        .isInstanceOfSatisfying(
            LogProofVerdict.Verified.class, it -> assertThat(it.index()).isEqualTo(last));
    assertThat(
            proof.verify(
                TreeHashing.leaf("other".getBytes(UTF_8)), Policy.of(key()), Instant.now()))
        .isInstanceOf(LogProofVerdict.Refused.class);
  }

  @Test
  void all_of_it_is_computed_anew_from_tiles_and_bundles() throws Exception {
    send(300);
    TreeHead head = covered(299);

    TileReader overHttp =
        resource -> {
          var request = resource instanceof EntryBundleId ? as("auditor") : given();
          Response answer = request.get("/log/" + resource.path());
          return answer.statusCode() == 200 ? Optional.of(answer.asByteArray()) : Optional.empty();
        };

    assertThat(LogCheck.run(overHttp, head)).isEqualTo(new LogCheck.Finding.Sound(head));
  }

  @Test
  void what_is_shown_stands_in_the_log_of_checkpoints_too() throws Exception {
    send(1);
    SignedCheckpoint shown = checkpoint();

    List<String> told =
        CommittedRecords.of(bootstrapServers, "audit.checkpoint").stream()
            .map(record -> new String(record.value(), UTF_8))
            .toList();

    assertThat(told).contains(shown.toString()).doesNotHaveDuplicates();
    for (String each : told) {
      assertThat(Log.of(key()).verify(SignedCheckpoint.parse(each)))
          .isInstanceOf(CheckpointVerdict.Verified.class);
    }
  }

  @Test
  void that_a_key_signs_is_an_entry() {
    await()
        .untilAsserted(
            () ->
                assertThat(entries("type=AuditNoted&limit=20").<Integer>getList("items.index"))
                    .anySatisfy(
                        index ->
                            as("auditor")
                                .get("/entries/" + index)
                                .then()
                                .body("entry.actor", equalTo("audit-service"))
                                .body("decoded.kind", equalTo("KEY"))
                                .body("decoded.detail.verifierKey", equalTo(key().toString()))));
  }

  @Test
  void hashes_are_for_everybody_and_entries_for_auditors() {
    send(1);
    covered(0);
    given()
        .get("/log")
        .then()
        .statusCode(200)
        .body("origin", equalTo("modeltrail.local/audit"))
        .body("witnesses", empty())
        .body("entries", greaterThan(0));
    given().get("/log/checkpoint").then().statusCode(200).contentType("text/plain");
    given().get("/log/tile/entries/000.p/1").then().statusCode(401);
    as("deployer").get("/log/tile/entries/000.p/1").then().statusCode(403);
    given().get("/entries/0/proof").then().statusCode(401);
  }

  @Test
  void that_leaves_are_read_is_noted_once_for_many() throws Exception {
    send(300);
    covered(299);

    person("leaf-reader", "auditor").get("/log/tile/entries/000").then().statusCode(200);
    person("leaf-reader", "auditor").get("/log/tile/entries/001.p/1").then().statusCode(200);

    assertThat(CommittedRecords.of(bootstrapServers, "audit.noted"))
        .extracting(record -> new String(record.value(), UTF_8))
        .filteredOn(note -> note.contains("leaf-reader"))
        .singleElement()
        .asString()
        .contains("log/entries", "from", "65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/x000", "64/000", "0/000.p/256", "0/000.p/0", "00/000", "0/0"})
  void what_is_no_tile_is_refused(String path) {
    given().get("/log/tile/" + path).then().statusCode(400).body("code", equalTo("BAD_TILE"));
  }

  @Test
  void what_is_not_covered_yet_is_not_found() {
    given()
        .get("/log/tile/0/x999/999")
        .then()
        .statusCode(404)
        .header("Cache-Control", "no-store")
        .body("code", equalTo("NOT_FOUND"));
    as("auditor")
        .get("/log/tile/entries/x999/999")
        .then()
        .statusCode(404)
        .header("Cache-Control", "no-store");
    as("auditor")
        .get("/entries/999999999/proof")
        .then()
        .statusCode(404)
        .body("detail", containsString("is not covered"));
    as("auditor").get("/entries/0/proof?size=999999999").then().statusCode(404);
    as("auditor")
        .get("/entries/0/proof?size=x")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_SIZE"));
  }

  @Test
  void health_says_that_it_is_published() {
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/group/audit-log")
                    .then()
                    .statusCode(200)
                    .body("checks[0].data.state", equalTo("publishing")));
  }

  private void send(int count) {
    String model = "logged-" + System.nanoTime();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(log.sendLater("model.trained", null, model, new byte[] {1, 2, 3}));
    }
    sent.forEach(TestLog::acknowledged);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(checkpoint().checkpoint().head().size()).isGreaterThanOrEqualTo(count));
  }

  private TreeHead covered(long index) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(checkpoint().checkpoint().head().size()).isGreaterThan(index));
    return checkpoint().checkpoint().head();
  }

  private static SignedCheckpoint checkpoint() {
    try {
      return SignedCheckpoint.parse(
          given().get("/log/checkpoint").then().statusCode(200).extract().asByteArray());
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static VerifierKey key() {
    try {
      return VerifierKey.parse(given().get("/log").then().extract().path("verifierKey"));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonPath entries(String query) {
    return as("auditor").get("/entries?" + query).then().statusCode(200).extract().jsonPath();
  }
}
