package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplayIT {

  private static final String REGISTERED = "model.registered";

  @Inject Log log;

  @Test
  void what_only_services_write_is_sent_again_as_it_came_and_corrected_by_nobody() {
    // given
    ModelRegistered version = Told.version("again", 1, 0.9);
    String href =
        rejection(
            TestLog.acknowledged(
                log.sendLater(REGISTERED, "wrong key", log.encode(REGISTERED, version))));

    // then
    List.of(as("operator"), as("trainer", List.of(version.getWorkspace())))
        .forEach(
            caller ->
                caller
                    .contentType("application/json")
                    .body("{\"modelName\": \"again\", \"version\": 7}")
                    .post(href + "/replay")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("NOT_YOURS_TO_CORRECT")));
    as("trainer", List.of(version.getWorkspace()))
        .post(href + "/replay")
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_YOURS_TO_SEND"));
    as("operator")
        .header("Prefer", "wait=20")
        .post(href + "/replay")
        .then()
        .statusCode(201)
        .body("eventId", equalTo(version.getEventId().toString()));
    await().untilAsserted(() -> assertThat(log.promoted("dev", "again")).hasSize(1));
  }

  private static String rejection(RecordMetadata place) {
    String found =
        "items.find { it.partition == %d && it.offset == %d }.href"
            .formatted(place.partition(), place.offset());
    return await()
        .until(
            () ->
                as("operator")
                    .get("/rejections?limit=1000&topic=" + REGISTERED)
                    .then()
                    .statusCode(200)
                    .extract()
                    .<String>path(found),
            href -> href != null);
  }
}
