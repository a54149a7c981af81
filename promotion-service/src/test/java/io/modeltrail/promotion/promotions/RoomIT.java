package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.PromotionRequested;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.rules.Governing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// More promotions of a model to an environment than can wait.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class RoomIT {

  private static final int MOST = 5;

  @Inject Log log;
  private String before = "";

  @BeforeEach
  void apply() {
    before = Governing.text();
    Governing.put(
            """
            environments:
              - name: dev
                promote: automatically
              - name: production
                approvals: [ { role: validator } ]
            workspaces:
              - { name: default, register: at-training, serves: [dev, production] }
            """)
        .statusCode(201);
  }

  @AfterEach
  void restore() {
    Governing.put(before).statusCode(201);
  }

  @Test
  void one_more_is_not_let_in_over_http_and_refused_from_kafka_and_the_others_stay() {
    // given
    for (int version = 1; version <= MOST + 1; version++) {
      log.send(Told.version("crowded", version, 0.9));
    }
    await().untilAsserted(() -> assertThat(log.promoted("dev", "crowded")).hasSize(MOST + 1));
    for (int version = 1; version <= MOST; version++) {
      asking(version, "k" + version).statusCode(202);
    }
    await().untilAsserted(() -> assertThat(waiting()).isEqualTo(MOST));

    // when
    asking(MOST + 1, "one more")
        .statusCode(429)
        .contentType("application/problem+json")
        .body("code", equalTo("TOO_MANY_OPEN"))
        .body("detail", containsString("5 promotions of crowded to production"));
    PromotionRequested fromKafka = Told.request("crowded", MOST + 1, "production");
    log.send(fromKafka);

    // then
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/promotions/" + fromKafka.getPromotionId())
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo("TOO_MANY_OPEN")));
    assertThat(waiting()).isEqualTo(MOST);
    assertThat(log.plain().records("promotion.requested", "crowded")).hasSize(MOST + 1);
    asking(1, "k1").statusCode(202);
  }

  private static int waiting() {
    return as("trainer")
        .get("/promotions?model=crowded&environment=production&state=AWAITING_APPROVAL")
        .path("items.size()");
  }

  private static ValidatableResponse asking(int version, String key) {
    return as("deployer")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(
            """
            {"modelName": "crowded", "version": %d, "environment": "production", "reason": "please"}
            """
                .formatted(version))
        .post("/promotions")
        .then();
  }
}
