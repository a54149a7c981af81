package io.modeltrail.promotion.rules;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class WaitingGatesIT {

  private static final String WAITING_FOR = "gates to pass: whole: artifact.check = \"\"";

  @Inject Log log;
  private String before = "";

  @BeforeEach
  void apply() {
    before = Governing.text();
    Governing.put(
            """
            environments:
              - name: dev
                gates: [ { name: whole, require: artifact.check == "VERIFIED", wait: PT1H } ]
              - { name: production, after: { environment: dev, same: code } }
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
  void a_request_waits_for_its_version_then_for_its_artifact_and_is_settled_at_last() {
    // given
    PromotionRequested request = Told.request("slow", 1, "dev");
    log.send(request);
    awaitEvent(request, "WAITING", "version 1 of slow to be registered");

    // when
    log.send(Told.version("slow", 1, 0.9));

    // then
    awaitEvent(request, "WAITING", WAITING_FOR);
    as("trainer")
        .get("/promotions?state=waiting&model=slow")
        .then()
        .body("items", hasSize(1))
        .body("items[0].waitingFor", equalTo(WAITING_FOR))
        .body("items[0].gates.outcome", equalTo(List.of("WAITING")));

    // when
    log.send(Told.checked("slow", 1, CheckOutcome.VERIFIED));

    // then
    awaitEvent(request, "APPLIED", null);
    as("trainer")
        .get("/promotions/" + request.getPromotionId())
        .then()
        .body("state", equalTo("PROMOTED"))
        .body("expiresAt", nullValue())
        .body("steps.state", equalTo(List.of("WAITING", "WAITING", "PROMOTED")))
        .body("steps.step", equalTo(List.of(1, 2, 3)));
    assertThat(log.champion("dev", "slow")).hasSize(1);
  }

  @Test
  void who_asks_over_http_is_told_that_it_waits() {
    // given
    log.send(Told.version("asked", 1, 0.9));

    // when
    String eventId =
        as("deployer")
            .contentType("application/json")
            .header("Prefer", "wait=1")
            .body("{\"modelName\": \"asked\", \"version\": 1, \"environment\": \"dev\"}")
            .post("/promotions")
            .then()
            .statusCode(202)
            .extract()
            .path("eventId");

    // then
    awaitEvent(eventId, "WAITING", WAITING_FOR);
  }

  @Test
  void the_ladder_is_shown_with_what_waits_and_what_will_do() {
    as("trainer")
        .get("/environments")
        .then()
        .body("items[0].gates[0].wait", equalTo("PT1H"))
        .body("items[0].after", nullValue())
        .body("items[1].after", equalTo("dev"))
        .body("items[1].afterSame", equalTo("code"));
  }

  private static void awaitEvent(
      PromotionRequested request, String state, @Nullable String detail) {
    awaitEvent(request.getEventId().toString(), state, detail);
  }

  private static void awaitEvent(String eventId, String state, @Nullable String detail) {
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/events/" + eventId)
                    .then()
                    .body("state", equalTo(state))
                    .body("detail", equalTo(detail)));
  }
}
