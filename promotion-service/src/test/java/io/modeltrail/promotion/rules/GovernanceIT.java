package io.modeltrail.promotion.rules;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.localstack.contract.Installation;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class GovernanceIT {

  @Inject Log log;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "modeltrail.messaging.schema-registry-url")
  URI schemaRegistry;

  @Test
  void new_rules_hold_from_then_on_and_decisions_of_before_keep_theirs() {
    // given
    long before = Governing.revision();
    log.send(Told.version("first", 1, 0.9));
    await().untilAsserted(() -> assertThat(log.changed("first")).hasSize(3));

    // when
    String stricter = Governing.text().replace("accuracy >= 0.80", "accuracy >= 0.99");
    Governing.put(stricter)
        .statusCode(201)
        .body("revision", equalTo((int) before + 1))
        .body("digest", equalTo(GovernanceFile.digest(stricter)))
        .body("appliedBy.subject", equalTo("operator-1"));
    log.send(Told.version("first", 2, 0.9));

    // then
    await().untilAsserted(() -> assertThat(log.changed("first")).hasSize(5));
    assertThat(log.states("first").getLast()).isEqualTo("qa REFUSED GATE_FAILED");
    assertThat(log.changed("first"))
        .extracting(PromotionChanged::getGovernanceRevision)
        .containsExactly(before, before, before, before + 1, before + 1);
    assertThat(log.changed("first").getLast().getGovernanceDigest())
        .isEqualTo(GovernanceFile.digest(stricter));
    as("auditor").get("/governance/1").then().statusCode(200).body("revision", equalTo(1));
    as("auditor").get("/governance/99").then().statusCode(404);
    as("auditor").get("/governance/x").then().statusCode(400).body("code", equalTo("BAD_REVISION"));
    Governing.put(stricter.replace("accuracy >= 0.99", "accuracy >= 0.80")).statusCode(201);
  }

  @Test
  void the_same_text_again_changes_nothing() {
    Governing.put(Governing.text() + "# again\n").statusCode(201);
    long revision = Governing.revision();
    Governing.put(Governing.text()).statusCode(200).body("revision", equalTo((int) revision));
    assertThat(Governing.revision()).isEqualTo(revision);
  }

  @Test
  void the_same_text_is_answered_also_before_the_first_is_stored() {
    for (int i = 0; i < 10; i++) {
      String text = Governing.text() + "# twice " + i + "\n";
      Governing.putting(text).put("/governance").then().statusCode(202);
      String again = Governing.putting(text).put("/governance").then().extract().asString();
      assertThat(again).containsAnyOf("\"revision\"", "\"eventId\"");
      await().untilAsserted(() -> assertThat(Governing.text()).isEqualTo(text));
    }
  }

  @Test
  void a_broken_file_is_refused_with_all_that_is_wrong_and_where() {
    long revision = Governing.revision();
    String broken =
        Governing.text()
            .replace("environment: qa,", "environment: qaa,")
            .replace("metrics.accuracy >= 0.80", "metrics.accuracy >=");
    Governing.put(broken)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("UNSOUND_GOVERNANCE"))
        .body("flaws", hasSize(2))
        .body("flaws.line", not(empty()))
        .body("detail", containsString("2 wrong: line "));
    assertThat(Governing.revision()).isEqualTo(revision);
    Governing.check(broken).body("sound", equalTo(false)).body("flaws", hasSize(2));
    Governing.check(Governing.text().replace("accuracy >= 0.80", "accuracy >= 0.81"))
        .body("sound", equalTo(true))
        .body("changes", hasSize(1))
        .body("changes[0]", containsString("0.81"));
    assertThat(Governing.revision()).isEqualTo(revision);
  }

  @Test
  void a_file_that_is_not_utf8_is_refused_and_not_guessed_at() {
    byte[] latin = Governing.text().getBytes(StandardCharsets.ISO_8859_1);
    for (String route : List.of("/governance", "/governance/check")) {
      var sending = Governing.sending("operator", "").body(latin);
      var answer = route.endsWith("check") ? sending.post(route) : sending.put(route);
      answer.then().statusCode(400).body("code", equalTo("NOT_UTF8"));
    }
  }

  @Test
  void of_several_who_apply_at_once_each_wins_a_revision_or_is_told_that_it_lost() {
    long before = Governing.revision();
    String text = Governing.text();
    List<CompletableFuture<Map<String, Object>>> all =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Governing.put(text + "# by caller " + i + "\n")
                                .extract()
                                .<Map<String, Object>>as(Map.class)))
            .toList();
    Map<Long, String> won = new TreeMap<>();
    for (var each : all) {
      Map<String, Object> answer = each.join();
      if (answer.containsKey("revision")) {
        won.put(((Number) answer.get("revision")).longValue(), (String) answer.get("text"));
      } else {
        assertThat(answer.get("code")).isIn("REVISION_TAKEN", "RULES_CHANGED_MEANWHILE");
      }
    }
    assertThat(won).isNotEmpty();
    assertThat(Governing.revision()).isEqualTo(before + won.size());
    won.forEach((revision, content) -> assertThat(Governing.text(revision)).isEqualTo(content));
  }

  @Test
  void an_environment_without_a_topic_has_to_get_one_first() {
    String wider =
        Governing.text()
            .replace("[dev, qa, production]", "[dev, qa, production, staging]")
            .replace(
                "\nworkspaces:",
                "\n  - name: staging\n    after: dev\n    promote: automatically\n\nworkspaces:");
    Governing.put(wider)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("MISSING_TOPIC"))
        .body("detail", containsString("model.promoted.staging"));

    new Installation(bootstrapServers, schemaRegistry.resolve("/").toString(), "")
        .addEnvironments(List.of("staging"));
    Governing.put(wider).statusCode(201);
    log.send(Told.version("staged", 1, 0.9));
    await().untilAsserted(() -> assertThat(log.champion("staging", "staged")).hasSize(1));
    assertThat(log.promoted("staging", "staged")).hasSize(1);
  }

  @Test
  void everybody_may_read_the_schema_but_only_operators_apply() {
    given()
        .get("/governance/schema")
        .then()
        .statusCode(200)
        .contentType(containsString("application/schema+json"))
        .body("properties.environments", not(empty()));
    given().get("/governance").then().statusCode(401);
    Governing.sending("deployer", Governing.text() + "# no\n")
        .put("/governance")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    as("trainer")
        .accept("application/yaml")
        .get("/governance")
        .then()
        .statusCode(200)
        .contentType(containsString("application/yaml"))
        .body(containsString("environments:"));
  }
}
