package io.modeltrail.promotion.observations;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.promotion.Doors;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.rules.Governing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class ObservationIT {

  private static final String OBSERVATIONS = "/observations";

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
                watch:
                  - name: accuracy holds
                    require: observed.accuracy >= metrics.accuracy - 0.05
                    windows: 2
                    otherwise: roll-back
              - name: production
                promote: automatically
                watch:
                  - name: accuracy is told
                    require: observed.accuracy >= 0.5
                    windows: 2
                    otherwise: alarm
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
  void a_version_that_does_badly_in_two_windows_in_a_row_is_rolled_back() {
    // given
    given_versions("drifting", 2);

    // when
    Doors.tell(OBSERVATIONS, Told.observed("drifting", 2, "dev", 1, 0.7))
        .statusCode(201)
        .body("figures.accuracy", equalTo(0.7f))
        .body("actor.subject", equalTo("deployer-1"));
    Doors.tell(OBSERVATIONS, Told.observed("drifting", 2, "dev", 2, 0.9)).statusCode(201);
    log.send(Told.observed("drifting", 2, "dev", 3, 0.7));
    Doors.tell(OBSERVATIONS, Told.observed("drifting", 2, "dev", 4, 0.7)).statusCode(201);

    // then
    await().untilAsserted(() -> assertThat(log.promoted("dev", "drifting")).hasSize(3));
    ModelPromoted back = log.promoted("dev", "drifting").getLast();
    assertThat(back.getVersion()).isEqualTo(1);
    assertThat(back.getReason()).startsWith("accuracy holds was broken in 2 windows in a row: ");
    assertThat(log.champion("dev", "drifting").getLast().getChampion().getVersion()).isEqualTo(1);
    assertThat(log.states("drifting")).endsWith("dev PROMOTED", "dev ROLLED_BACK");
    as("auditor")
        .get("/alarms?model=drifting")
        .then()
        .body("items.rule", equalTo(List.of("accuracy holds")))
        .body("items.severity", equalTo(List.of("WARNING")));
    as("auditor")
        .get(OBSERVATIONS + "?environment=dev&model=drifting&version=2&segment=")
        .then()
        .body("items.windowEnd[0]", equalTo("2026-03-01T05:00:00Z"))
        .body("items", hasSize(4));
    String next =
        as("auditor")
            .get(OBSERVATIONS + "?model=drifting&limit=3")
            .then()
            .body("items", hasSize(3))
            .extract()
            .path("next");
    as("auditor")
        .get(OBSERVATIONS + "?model=drifting&limit=3&after=" + next)
        .then()
        .body("items", hasSize(1))
        .body("next", nullValue());
  }

  @Test
  void a_watch_that_only_tells_raises_an_alarm_once_and_changes_nothing() {
    // given
    given_versions("watched", 1);

    // when
    for (int hour = 1; hour <= 4; hour++) {
      log.send(Told.observed("watched", 1, "production", hour, 0.4));
    }
    ModelObserved last = Told.observed("watched", 1, "production", 5, 0.4);
    Doors.tell(OBSERVATIONS, last).statusCode(201);

    // then
    Doors.tell(OBSERVATIONS, last).statusCode(201); // has no more effect
    await().untilAsserted(() -> assertThat(log.alarms("watched")).hasSize(1));
    assertThat(log.alarms("watched").getFirst().getVersion()).isEqualTo(1);
    assertThat(log.promoted("production", "watched")).hasSize(1);
  }

  @Test
  void neither_door_lets_in_what_is_wrong() {
    ModelObserved environment = Told.observed("wrong", 1, "nowhere", 1, 0.9);
    shut(environment, "UNKNOWN_ENVIRONMENT");
    shut(Told.observed("wrong", 0, "dev", 1, 0.9), "BAD_VERSION");
    ModelObserved window = seen();
    window.setWindowEnd(window.getWindowStart());
    shut(window, "BAD_WINDOW");
    ModelObserved future = seen();
    future.setWindowEnd(Instant.now().plus(Duration.ofHours(1)));
    shut(future, "BAD_WINDOW");
    ModelObserved count = seen();
    count.setSampleCount(-1);
    shut(count, "BAD_SAMPLE_COUNT");
    ModelObserved segment = seen();
    segment.setSegment("x".repeat(201));
    shut(segment, "TEXT_TOO_LONG");
    as("trainer")
        .contentType("application/json")
        .body("{}")
        .post(OBSERVATIONS)
        .then()
        .statusCode(403);
  }

  private static ModelObserved seen() {
    return Told.observed("wrong", 1, "dev", 1, 0.9);
  }

  private void shut(ModelObserved seen, String code) {
    Doors.shut(log, OBSERVATIONS, seen, 400, code);
  }

  private void given_versions(String model, int count) {
    for (int version = 1; version <= count; version++) {
      log.send(Told.version(model, version, 0.9));
    }
    await().untilAsserted(() -> assertThat(log.promoted("production", model)).hasSize(count));
    await().untilAsserted(() -> assertThat(log.promoted("dev", model)).hasSize(count));
  }
}
