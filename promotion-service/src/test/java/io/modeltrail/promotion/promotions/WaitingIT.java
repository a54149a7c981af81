package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.event.TimerFired;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Promotions of versions that are not registered yet.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WaitingIT {

  @Inject Log log;

  @Test
  void a_request_before_its_version_waits_for_it_and_is_decided_when_it_comes() {
    // given
    log.send(Told.version("early", 2, 0.9));
    String event = asking("early");
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/events/" + event)
                    .then()
                    .body("state", equalTo("WAITING"))
                    .body("detail", equalTo("version 1 of early to be registered"))
                    .body("until", notNullValue()));
    as("trainer")
        .get("/promotions/" + event)
        .then()
        .body("state", equalTo("WAITING"))
        .body("waitingFor", equalTo("version 1 of early to be registered"))
        .body("expiresAt", notNullValue());

    // when
    log.send(Told.version("early", 1, 0.8));

    // then
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/events/" + event)
                    .then()
                    .body("state", equalTo("APPLIED"))
                    .body("until", nullValue()));
    as("trainer")
        .get("/promotions/" + event)
        .then()
        .body("state", equalTo("PROMOTED"))
        .body("expiresAt", nullValue())
        .body("steps.state", equalTo(List.of("WAITING", "PROMOTED")))
        .body("steps.step", equalTo(List.of(1, 2)));
  }

  @Test
  void a_waiting_time_is_not_over_because_somebody_says_so() {
    // given
    String event = asking("patient");
    await().untilAsserted(() -> assertThat(log.changed("patient")).hasSize(1));

    // when
    TimerFired tooEarly = Told.timer("patient", UUID.fromString(event));
    TimerFired ofOther = Told.timer("impatient", UUID.fromString(event));
    log.send(tooEarly);
    log.send(ofOther);

    // then
    isRefused(tooEarly.getEventId(), "TIMER_TOO_EARLY");
    isRefused(ofOther.getEventId(), "TIMER_OF_OTHER_MODEL");
    assertThat(log.changed("patient"))
        .extracting(PromotionChanged::getState)
        .containsExactly(PromotionState.WAITING);
  }

  private static void isRefused(UUID event, String code) {
    await()
        .untilAsserted(
            () ->
                as("operator")
                    .get("/events/" + event)
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo(code)));
  }

  private static String asking(String model) {
    return as("deployer")
        .contentType("application/json")
        .body(
            """
            {"modelName": "%s", "version": 1, "environment": "dev", "allowOlder": true}
            """
                .formatted(model))
        .post("/promotions")
        .then()
        .statusCode(202)
        .extract()
        .path("eventId");
  }
}
