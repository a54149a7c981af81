package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AskingIT {

  private static final String BODY =
      """
      {"modelName": "%s", "version": %d, "environment": "%s", "reason": "please"%s}
      """;

  @Inject Log log;

  @Test
  void who_does_not_wait_can_follow_what_becomes_of_it() {
    // given
    registered("followed", 0.9);

    // when
    String href =
        asking("", "followed", 1, "production", "")
            .then()
            .statusCode(202)
            .header("Location", containsString("/events/"))
            .extract()
            .path("href");

    // then
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get(href)
                    .then()
                    .body("state", equalTo("APPLIED"))
                    .body("href", containsString("/promotions/")));
    String promotion = as("trainer").get(href).path("href");
    as("trainer")
        .get(promotion)
        .then()
        .body("state", equalTo("REFUSED"))
        .body("code", equalTo("ALREADY_CHAMPION"))
        .body("reason", equalTo("please"))
        .body("requestedBy.subject", equalTo("deployer-1"))
        .body("actor.via", equalTo("HTTP"));
  }

  @Test
  void an_older_version_comes_back_only_if_that_is_meant() {
    registered("back", 0.9, 0.95);
    asking("wait=20", "back", 1, "qa", "")
        .then()
        .statusCode(201)
        .body("state", equalTo("REFUSED"))
        .body("code", equalTo("OLDER_VERSION"))
        .body("detail", containsString("qa runs version 2"))
        .body("steps", hasSize(1));
    asking("wait=20", "back", 1, "qa", ", \"allowOlder\": true")
        .then()
        .statusCode(201)
        .header("Location", containsString("/promotions/"))
        .body("state", equalTo("PROMOTED"));
    assertThat(log.promoted("qa", "back").getLast().getReason()).isEqualTo("please");
    assertThat(log.promoted("qa", "back").getLast().getRevision()).isEqualTo(3);
    assertThat(log.champion("qa", "back").getLast().getChampion().getVersion()).isEqualTo(1);
    as("trainer")
        .get("/environments/qa/champions/back")
        .then()
        .body("version", equalTo(1))
        .body("previousVersion", equalTo(2));
  }

  @Test
  void the_same_key_is_the_same_request_and_an_id_is_used_once() {
    registered("once", 0.9);
    String first = keyed("once", "k1");
    assertThat(keyed("once", "k1")).isEqualTo(first);
    assertThat(keyed("once", "k2")).isNotEqualTo(first);

    String id = UUID.randomUUID().toString();
    String given = ", \"promotionId\": \"" + id + "\"";
    asking("wait=20", "once", 1, "dev", given)
        .then()
        .statusCode(201)
        .body("promotionId", equalTo(id));
    asking("wait=20", "once", 1, "dev", given)
        .then()
        .statusCode(200)
        .body("promotionId", equalTo(id));
    asking("wait=20", "once", 1, "qa", given)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("PROMOTION_ID_REUSED"))
        .body("detail", containsString("version 1 of once to dev"));
    assertThat(log.changed("once"))
        .extracting(PromotionChanged::getEventId)
        .doesNotHaveDuplicates();
  }

  private static String keyed(String model, String key) {
    return as("deployer")
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .header("Idempotency-Key", key)
        .body(BODY.formatted(model, 1, "dev", ""))
        .post("/promotions")
        .then()
        .statusCode(201)
        .extract()
        .path("promotionId");
  }

  @Test
  void what_would_be_refused_is_not_written() {
    refused("m", 1, "nowhere", "", "UNKNOWN_ENVIRONMENT", "known: dev, qa, production");
    refused("m", 0, "dev", "", "BAD_VERSION", "found 0");
    refused("-m", 1, "dev", "", "BAD_MODEL_NAME", "-m");
    refused("m", 1, "dev", ", \"toVersion\": 1", "TO_VERSION_NOT_MEANT", "ROLLBACK");
    refused(
        "m",
        1,
        "dev",
        ", \"kind\": \"RETIREMENT\", \"emergency\": true",
        "EMERGENCY_NOT_MEANT",
        "PROMOTION");
    refused("m", 1, "dev", ", \"attestation\": null", "ATTESTATION_GIVEN", "signs");
    refused("m", 1, "dev", ", \"actor\": {}", "ACTOR_GIVEN", "token");
    refused("m", 1, "dev", ", \"promotionId\": \"x\"", "BAD_FIELD", "promotionId");
    assertThat(log.plain().records("promotion.requested", "m")).isEmpty();
  }

  private static void refused(
      String model, int version, String environment, String more, String code, String detail) {
    asking("wait=20", model, version, environment, more)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  @Test
  void who_may_not_is_told_so() {
    for (String group : java.util.List.of("trainer", "auditor", "approver")) {
      as(group)
          .contentType("application/json")
          .body(BODY.formatted("m", 1, "dev", ""))
          .post("/promotions")
          .then()
          .statusCode(403)
          .body("code", equalTo("FORBIDDEN"));
    }
    asking("", "m", 1, "dev", ", \"kind\": \"RETIREMENT\"")
        .then()
        .statusCode(403)
        .body("code", equalTo("ROLE_NOT_HELD"))
        .body("detail", containsString("operator"));
    asking("", "m", 1, "dev", ", \"emergency\": true")
        .then()
        .statusCode(403)
        .body("code", equalTo("EMERGENCY_NOT_GRANTED"));
  }

  /// Versions 1, 2, … of a model, each decided.
  private void registered(String model, double... accuracies) {
    for (int i = 0; i < accuracies.length; i++) {
      log.send(Told.version(model, i + 1, accuracies[i]));
    }
    await()
        .untilAsserted(
            () ->
                assertThat(log.champion("production", model))
                    .last()
                    .extracting(it -> it.getChampion().getVersion())
                    .isEqualTo(accuracies.length));
  }

  private static Response asking(
      String prefer, String model, int version, String environment, String more) {
    return as("deployer")
        .contentType("application/json")
        .header("Prefer", prefer)
        .body(BODY.formatted(model, version, environment, more))
        .post("/promotions");
  }
}
