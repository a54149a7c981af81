package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class ExpiryIT {

  @Inject Log log;

  @Test
  void a_request_whose_version_never_comes_is_refused_when_its_time_is_up() {
    // given
    PromotionRequested request = Told.request("never", 1, "dev");

    // when
    log.send(request);

    // then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(log.states("never"))
                    .containsExactly("dev WAITING", "dev REFUSED VERSION_UNKNOWN"));
    PromotionChanged waiting = log.changed("never").getFirst();
    assertThat(log.plain().events("timer.fired", "never", TimerFired.class))
        .singleElement()
        .satisfies(
            timer -> {
              assertThat(timer.getDueAt()).isEqualTo(waiting.getExpiresAt());
              assertThat(timer.getSubject()).isEqualTo("promotions/" + request.getPromotionId());
            });
    as("trainer").get("/events/" + request.getEventId()).then().body("state", equalTo("APPLIED"));
    as("trainer")
        .get("/promotions/" + request.getPromotionId())
        .then()
        .body("state", equalTo("REFUSED"))
        .body("code", equalTo("VERSION_UNKNOWN"))
        .body("detail", equalTo("version 1 of never was not registered in time"));
    log.send(Told.version("never", 1, 0.9));
    await().untilAsserted(() -> assertThat(log.champion("production", "never")).hasSize(1));
    assertThat(log.changed("never")).hasSize(5);
  }
}
