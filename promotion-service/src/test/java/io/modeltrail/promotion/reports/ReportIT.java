package io.modeltrail.promotion.reports;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Via;
import io.modeltrail.promotion.Doors;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.attestation.Attestations;
import io.modeltrail.promotion.rules.Governing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class ReportIT {

  private static final String REPORTS = "/deployment-reports";
  private static final String PROMOTED = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @Inject Log log;
  @Inject Attestations attestations;
  private String before = "";

  @BeforeEach
  void apply() {
    before = Governing.text();
    Governing.put(
            """
            environments:
              - { name: dev, promote: automatically, on-failed-deployment: roll-back }
              - { name: production, promote: automatically }
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
  void what_was_carried_out_is_told_and_stands_beside_what_should_run() {
    // given
    ModelPromoted promoted = promoted("carried", 1, "dev");
    DeploymentReported report = Told.report("carried", "dev", DeploymentOutcome.SUCCEEDED);
    report.setRevision(1L);
    report.setTarget("eu");
    report.setRunningSha256(PROMOTED);
    report.setEndpoint("https://carried.example");
    report.setTrafficPercent(20.0);

    // when
    Doors.tell(REPORTS, report)
        .statusCode(201)
        .body("promotionId", equalTo(promoted.getPromotionId().toString()))
        .body("version", equalTo(1))
        .body("actor.subject", equalTo("deployer-1"))
        .body("href", equalTo(REPORTS + "/" + report.getEventId()));

    // then
    Doors.tell(REPORTS, report).statusCode(201).body("version", equalTo(1)); // has no more effect
    await().untilAsserted(() -> assertThat(log.states("carried")).endsWith("dev DEPLOYED"));
    champion("carried")
        .body("version", equalTo(1))
        .body("reported", hasSize(1))
        .body("reported[0].target", equalTo("eu"))
        .body("reported[0].endpoint", equalTo("https://carried.example"))
        .body("reported[0].trafficPercent", equalTo(20.0f))
        .body("reported[0].asPromoted", equalTo(true));
    as("auditor")
        .get("/environments/dev/champions?limit=1000")
        .then()
        .body("items.find { it.modelName == 'carried' }.reported.target", equalTo(List.of("eu")))
        .body("items.find { it.modelName == 'carried' }.reported[0].asPromoted", equalTo(true));
    as("auditor")
        .get(REPORTS + "?model=carried&environment=dev&target=eu")
        .then()
        .body("items", hasSize(1));
    as("auditor").get(REPORTS + "?model=carried&target=us").then().body("items", hasSize(0));
    as("auditor").get(REPORTS + "?modell=carried").then().statusCode(400);
    as("trainer").contentType("application/json").body("{}").post(REPORTS).then().statusCode(403);
  }

  @Test
  void a_failed_deployment_brings_back_the_champion_before_and_the_log_tells_it() {
    // given
    promoted("failing", 1, "dev");
    ModelPromoted second = promoted("failing", 2, "dev");
    DeploymentReported report = Told.report("failing", "dev", DeploymentOutcome.FAILED);
    report.setPromotionId(second.getPromotionId());
    report.setDetail("out of memory");

    // when
    log.send(report);

    // then
    await().untilAsserted(() -> assertThat(log.promoted("dev", "failing")).hasSize(3));
    assertThat(log.promoted("dev", "failing"))
        .extracting(ModelPromoted::getRevision, ModelPromoted::getKind, ModelPromoted::getVersion)
        .endsWith(tuple(3L, PromotionKind.ROLLBACK, 1));
    ChampionChanged champion = log.champion("dev", "failing").getLast();
    assertThat(champion.getChampion().getVersion()).isEqualTo(1);
    assertThat(log.states("failing")).endsWith("dev FAILED", "dev PROMOTED", "dev ROLLED_BACK");
    assertThat(log.alarms("failing"))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.getRule()).isEqualTo("deployment");
              assertThat(alarm.getDetail()).contains("out of memory");
              assertThat(alarm.getPromotionId()).isEqualTo(second.getPromotionId());
              as("approver").get("/alarms/" + alarm.getEventId()).then().statusCode(200);
            });
    as("auditor")
        .get("/alarms?model=failing&environment=dev&rule=deployment")
        .then()
        .body("items.version", equalTo(List.of(2)));
    as("auditor")
        .get("/environments/dev/champions/failing/history")
        .then()
        .body("items.kind", equalTo(List.of("ROLLBACK", "PROMOTION", "PROMOTION")))
        .body("items.version", equalTo(List.of(1, 2, 1)));
  }

  @Test
  void what_runs_without_having_been_promoted_raises_an_alarm() {
    // given
    promoted("swapped", 1, "dev");
    DeploymentReported report = Told.report("swapped", "dev", DeploymentOutcome.SUCCEEDED);
    report.setRunningSha256(OTHER);

    // when
    Doors.tell(REPORTS, report).statusCode(201);

    // then
    await().untilAsserted(() -> assertThat(log.alarms("swapped")).hasSize(1));
    assertThat(log.alarms("swapped").getFirst().getRule()).isEqualTo("deployed digest");
    champion("swapped").body("reported[0].asPromoted", equalTo(false));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("modeltrail_alarms_total{rule=\"deployed digest\""));
  }

  @Test
  void a_moment_of_before_shows_what_should_run_and_what_was_reported_then() {
    // given
    promoted("dated", 1, "dev");
    DeploymentReported first = Told.report("dated", "dev", DeploymentOutcome.SUCCEEDED);
    first.setDetail("the first");
    Doors.tell(REPORTS, first).statusCode(201);
    Instant change = promoted("dated", 2, "dev").getOccurredAt();
    DeploymentReported second = Told.report("dated", "dev", DeploymentOutcome.SUCCEEDED);
    second.setDetail("the second");
    second.setEffectiveFrom(change);
    Doors.tell(REPORTS, second).statusCode(201);
    DeploymentReported late = Told.report("dated", "dev", DeploymentOutcome.SUCCEEDED);
    late.setRevision(1L);
    late.setTarget("late");
    late.setEffectiveFrom(change.minusMillis(1));
    Doors.tell(REPORTS, late).statusCode(201).body("version", equalTo(1));

    // then
    champion("dated?at=" + change.minusMillis(1))
        .body("version", equalTo(1))
        .body("reported.detail", equalTo(Arrays.asList("the first", null)))
        .body("reported.version", equalTo(List.of(1, 1)));
    champion("dated?at=" + change)
        .body("version", equalTo(2))
        .body("reported.target", equalTo(List.of("", "late")))
        .body("reported[0].detail", equalTo("the second"));
  }

  @Test
  void of_a_retired_model_nothing_should_run_and_what_still_does_is_shown() {
    // given
    promoted("retired", 1, "dev");
    Doors.tell(REPORTS, Told.report("retired", "dev", DeploymentOutcome.SUCCEEDED)).statusCode(201);
    PromotionRequested retirement = retirement("retired");

    // when
    log.send(retirement);

    // then
    await().untilAsserted(() -> assertThat(log.champion("dev", "retired")).hasSize(2));
    champion("retired")
        .body("$", hasKey("champion"))
        .body("champion", nullValue())
        .body("kind", equalTo("RETIREMENT"))
        .body("revision", equalTo(2))
        .body("previousVersion", equalTo(1))
        .body("$", not(hasKey("artifact")))
        .body("reported[0].asPromoted", equalTo(false));
    as("auditor")
        .get("/environments/dev/champions?limit=1000")
        .then()
        .body("items.find { it.modelName == 'retired' }.kind", equalTo("RETIREMENT"))
        .body("items.find { it.modelName == 'retired' }.reported[0].asPromoted", equalTo(false));

    // when
    Doors.tell(REPORTS, Told.report("retired", "dev", DeploymentOutcome.REMOVED)).statusCode(201);

    // then
    champion("retired").body("reported[0].asPromoted", equalTo(true));
    as("auditor")
        .get("/promotions/" + retirement.getPromotionId())
        .then()
        .body("state", equalTo("DEPLOYED"));
  }

  @Test
  void neither_door_lets_in_what_is_wrong() {
    promoted("wrong", 1, "dev");
    DeploymentReported unknown = report();
    unknown.setOutcome(DeploymentOutcome.UNKNOWN);
    shut(unknown, "UNKNOWN_OUTCOME");
    DeploymentReported nowhere = report();
    nowhere.setEnvironment("nowhere");
    shut(nowhere, "UNKNOWN_ENVIRONMENT");
    DeploymentReported digest = report();
    digest.setRunningSha256("A".repeat(64));
    shut(digest, "BAD_DIGEST");
    DeploymentReported share = report();
    share.setTrafficPercent(100.5);
    shut(share, "BAD_SHARE");
    DeploymentReported target = report();
    target.setTarget("x".repeat(201));
    shut(target, "TEXT_TOO_LONG");
    DeploymentReported name = report();
    name.setModelName("-wrong");
    shut(name, "BAD_MODEL_NAME");
    DeploymentReported promotion = report();
    promotion.setPromotionId(UUID.randomUUID());
    Doors.shut(log, REPORTS, promotion, 422, "PROMOTION_UNKNOWN");
    DeploymentReported revision = report();
    revision.setPromotionId(log.promoted("dev", "wrong").getFirst().getPromotionId());
    revision.setRevision(2L);
    Doors.shut(log, REPORTS, revision, 422, "PROMOTION_UNKNOWN");
  }

  private void shut(DeploymentReported report, String code) {
    Doors.shut(log, REPORTS, report, 400, code);
  }

  private static DeploymentReported report() {
    return Told.report("wrong", "dev", DeploymentOutcome.SUCCEEDED);
  }

  private ModelPromoted promoted(String model, int version, String environment) {
    log.send(Told.version(model, version, 0.9));
    await().untilAsserted(() -> assertThat(log.promoted(environment, model)).hasSize(version));
    return log.promoted(environment, model).getLast();
  }

  private PromotionRequested retirement(String model) {
    PromotionRequested asked = Told.request(model, 1, "dev");
    asked.setKind(PromotionKind.RETIREMENT);
    asked.setAllowOlder(false);
    asked.setReason("no use");
    asked.setActor(
        Actor.newBuilder()
            .setSubject("operator-1")
            .setKind(ActorKind.PERSON)
            .setRoles(List.of("operator"))
            .setVia(Via.HTTP)
            .build());
    asked.setAttestation(attestations.attest(asked));
    return asked;
  }

  private static ValidatableResponse champion(String model) {
    return as("deployer").get("/environments/dev/champions/" + model).then().statusCode(200);
  }
}
