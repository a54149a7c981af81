package io.modeltrail.promotion.promotions;

import static io.modeltrail.promotion.promotions.Deciding.approved;
import static io.modeltrail.promotion.promotions.Deciding.ask;
import static io.modeltrail.promotion.promotions.Deciding.asked;
import static io.modeltrail.promotion.promotions.Deciding.asker;
import static io.modeltrail.promotion.promotions.Deciding.decide;
import static io.modeltrail.promotion.promotions.Deciding.decision;
import static io.modeltrail.promotion.promotions.Deciding.officer;
import static io.modeltrail.promotion.promotions.Deciding.owner;
import static io.modeltrail.promotion.promotions.Deciding.shown;
import static io.modeltrail.promotion.promotions.Deciding.validator;
import static io.modeltrail.promotion.promotions.Deciding.waiting;
import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.AuditNoted;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.rules.Governing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ways past the approvals, ways back, and what would be.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class ReturnIT {

  @Inject Log log;
  private String before = "";

  @BeforeEach
  void apply() {
    before = Governing.text();
    Governing.put(Deciding.RULES).statusCode(201);
  }

  @AfterEach
  void restore() {
    Governing.put(before).statusCode(201);
  }

  @Test
  void an_emergency_is_promoted_at_once_and_reviewed_afterwards() {
    // given
    version("urgent", 1, 0.1);
    ask(asker(), "urgent", 1, "production", ", \"emergency\": true, \"reason\": \"fire\"")
        .then()
        .statusCode(403)
        .body("code", equalTo("ROLE_NOT_HELD"));
    ask(officer(), "urgent", 1, "production", ", \"emergency\": true")
        .then()
        .statusCode(400)
        .body("code", equalTo("REASON_MISSING"));

    // when
    Response answer =
        ask(officer(), "urgent", 1, "production", ", \"emergency\": true, \"reason\": \"fire\"");

    // then
    answer
        .then()
        .statusCode(201)
        .body("state", equalTo("PROMOTED"))
        .body("gates.outcome", contains("FAILED"))
        .body("reviewDueAt", notNullValue())
        .body("approvalsAsked", contains("model-owner", "validator"))
        .body("evidenceDigest", notNullValue());
    String promotion = answer.path("promotionId");
    approved(promotion);
    shown(promotion)
        .then()
        .body("state", equalTo("PROMOTED"))
        .body("reviewDueAt", nullValue())
        .body("approvals", hasSize(2))
        .body("evidence", nullValue());
    assertThat(log.promoted("production", "urgent")).hasSize(1);
    assertThat(log.promoted("production", "urgent").getFirst().getEmergency()).isTrue();
    assertThat(
            log.plain().events("audit.noted", AuditNoted.class).stream()
                .filter(it -> "environments/production/champions/urgent".equals(it.getSubject()))
                .map(it -> it.getActor().getSubject() + " " + it.getDetail().get("code")))
        .containsExactly("alice ROLE_NOT_HELD");
  }

  @Test
  void an_environment_returns_to_the_champion_before_and_runs_nothing_after_a_retirement() {
    // given
    promoted("returning", 1);
    promoted("returning", 2);
    back(asker(), "returning", "rollback", "\"reason\": \"it drifts\"", "k0")
        .then()
        .statusCode(403)
        .body("code", equalTo("ROLE_NOT_HELD"));
    back(officer(), "returning", "rollback", "\"reason\": \" \"", "k0")
        .then()
        .statusCode(400)
        .body("code", equalTo("REASON_MISSING"));

    // when
    Response rollback = back(officer(), "returning", "rollback", "\"reason\": \"it drifts\"", "k1");

    // then
    rollback
        .then()
        .statusCode(201)
        .body("kind", equalTo("ROLLBACK"))
        .body("state", equalTo("PROMOTED"))
        .body("version", equalTo(2));
    champion("returning").then().body("version", equalTo(1)).body("kind", equalTo("ROLLBACK"));
    assertThat(
            back(officer(), "returning", "rollback", "\"reason\": \"it drifts\"", "k1")
                .<String>path("promotionId"))
        .isEqualTo(rollback.path("promotionId"));
    assertThat(log.champion("production", "returning")).hasSize(3);

    // when
    back(officer(), "returning", "retirement", "\"reason\": \"no use any more\"", "k2")
        .then()
        .statusCode(201)
        .body("kind", equalTo("RETIREMENT"))
        .body("state", equalTo("PROMOTED"));

    // then
    await().untilAsserted(() -> assertThat(log.champion("production", "returning")).hasSize(4));
    assertThat(log.champion("production", "returning").getLast().getChampion()).isNull();
    champion("returning").then().statusCode(200).body("champion", nullValue());
    as("trainer")
        .get("/environments/production/champions")
        .then()
        .body("items.findAll { it.modelName == 'returning' }.kind", contains("RETIREMENT"));
    as("trainer")
        .get("/environments/production/champions/returning/history")
        .then()
        .body("items.kind", contains("RETIREMENT", "ROLLBACK", "PROMOTION", "PROMOTION"));
    back(officer(), "returning", "rollback", "\"reason\": \"again\"", "k3")
        .then()
        .statusCode(409)
        .body("code", equalTo("NOT_CHAMPION"));
    back(officer(), "unheard-of", "retirement", "\"reason\": \"again\"", "k4")
        .then()
        .statusCode(404);
  }

  @Test
  void what_waits_for_approval_is_over_when_a_newer_version_comes_and_a_dry_run_says_so() {
    // given
    version("overtaken", 1, 0.9);
    String first = asked("overtaken", 1, "production");
    awaiting(first);
    version("overtaken", 2, 0.9);
    dryRun("overtaken", 2, "")
        .then()
        .statusCode(200)
        .body("state", equalTo("AWAITING_APPROVAL"))
        .body("approvalsRequired", contains("model-owner", "validator"))
        .body("gates[0].outcome", equalTo("PASSED"))
        .body("gates[0].detail", containsString("0.9"))
        .body("wouldSupersede", hasSize(0));
    dryRun("overtaken", 2, ", \"emergency\": true")
        .then()
        .body("state", equalTo("PROMOTED"))
        .body("objection.code", equalTo("ROLE_NOT_HELD"))
        .body("wouldSupersede.href", contains("/promotions/" + first));
    dryRun("overtaken", 3, "").then().statusCode(404);
    assertThat(log.states("overtaken"))
        .containsExactly("dev PROMOTED", "production AWAITING_APPROVAL", "dev PROMOTED");

    // when
    String second = asked("overtaken", 2, "production");
    awaiting(second);
    decide(owner(), second, decision(second, "APPROVE", "model-owner")).then().statusCode(201);
    decide(validator(), second, decision(second, "APPROVE", "validator")).then().statusCode(201);

    // then
    shown(first).then().body("state", equalTo("SUPERSEDED")).body("supersededBy", equalTo(second));
  }

  private static void awaiting(String promotion) {
    await()
        .untilAsserted(() -> shown(promotion).then().body("state", equalTo("AWAITING_APPROVAL")));
  }

  private void promoted(String model, int version) {
    version(model, version, 0.9);
    String promotion = asked(model, version, "production");
    awaiting(promotion);
    approved(promotion);
    await().untilAsserted(() -> assertThat(log.champion("production", model)).hasSize(version));
  }

  private void version(String model, int version, double accuracy) {
    log.send(Told.version(model, version, accuracy));
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/environments/dev/champions/" + model)
                    .then()
                    .body("version", equalTo(version)));
  }

  private static Response champion(String model) {
    return as("trainer").get("/environments/production/champions/" + model);
  }

  private static Response back(
      RequestSpecification who, String model, String way, String body, String key) {
    return waiting(who)
        .header("Idempotency-Key", key)
        .body("{" + body + "}")
        .post("/environments/production/champions/" + model + "/" + way);
  }

  private static Response dryRun(String model, int version, String more) {
    return as("trainer")
        .contentType("application/json")
        .body(
            """
            {"modelName": "%s", "version": %d, "environment": "production"%s}
            """
                .formatted(model, version, more))
        .post("/promotions/dry-run");
  }
}
