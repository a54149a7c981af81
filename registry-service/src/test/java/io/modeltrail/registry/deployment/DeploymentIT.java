package io.modeltrail.registry.deployment;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.ShortWait;
import io.modeltrail.registry.TwoTeams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class DeploymentIT {

  @Inject Log log;
  @Inject TwoTeams rules;

  @BeforeEach
  void two_teams() {
    rules.apply();
  }

  @Test
  void a_filter_with_a_slip_in_its_name_lets_nothing_through() {
    as("deployer")
        .get("/deployments?modle=early")
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_PARAMETER"));
  }

  @Test
  void a_run_is_a_candidate_until_its_deployment_is_asked_for() {
    // given
    ModelTrained run = Log.trained("research", "candidate", "run-1");
    log.send(run);
    applied(run.getEventId());
    as("auditor").get("/models/candidate/versions/1").then().statusCode(404);
    assertThat(log.registered("candidate")).isEmpty();

    // when
    DeploymentRequested request = Log.requested("research", "candidate", "dev", "run-1");
    request.setReason("tried it");
    log.send(request);

    // then
    applied(request.getEventId());
    await().untilAsserted(() -> assertThat(log.registered("candidate")).hasSize(1));
    ModelRegistered version = log.registered("candidate").getFirst();
    assertThat(version.getVersion()).isEqualTo(1);
    assertThat(version.getPhase()).isEqualTo(Phase.DEPLOYMENT);
    assertThat(version.getCausationId()).isEqualTo(request.getEventId());
    assertThat(version.getRun().getRunId()).isEqualTo("run-1");
    assertThat(version.getServes()).containsExactly("dev", "qa");
    assertThat(asked("candidate"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.getVersion()).isEqualTo(1);
              assertThat(asked.getEnvironment()).isEqualTo("dev");
              assertThat(asked.getCausationId()).isEqualTo(request.getEventId());
              assertThat(asked.getReason()).isEqualTo("tried it");
            });
    as("auditor")
        .get("/models/candidate/versions/1")
        .then()
        .body("phase", equalTo("DEPLOYMENT"))
        .body("run.runId", equalTo("run-1"));
  }

  @Test
  void the_same_run_for_a_second_environment_is_no_second_version() {
    // given
    log.send(Log.trained("research", "twice-deployed", "run-1"));

    // when
    log.send(Log.requested("research", "twice-deployed", "dev", "run-1"));
    log.send(Log.requested("research", "twice-deployed", "qa", "run-1"));

    // then
    await().untilAsserted(() -> assertThat(asked("twice-deployed")).hasSize(2));
    assertThat(asked("twice-deployed"))
        .extracting(PromotionRequested::getVersion)
        .containsExactly(1, 1);
    assertThat(log.registered("twice-deployed")).hasSize(1);
  }

  @Test
  void numbers_are_dealt_in_the_order_of_the_requests() {
    // given
    log.send(Log.trained("research", "ordered-requests", "run-1"));
    log.send(Log.trained("research", "ordered-requests", "run-2"));

    // when
    DeploymentRequested second = Log.requested("research", "ordered-requests", "dev", "run-2");
    log.send(second);
    applied(second.getEventId());
    log.send(Log.requested("research", "ordered-requests", "dev", "run-1"));

    // then
    await().untilAsserted(() -> assertThat(log.registered("ordered-requests")).hasSize(2));
    assertThat(log.registered("ordered-requests"))
        .extracting(each -> each.getVersion() + " " + each.getRun().getRunId())
        .containsExactly("1 run-2", "2 run-1");
  }

  @Test
  void a_workspace_that_registers_at_training_has_the_version_promoted_that_the_run_has() {
    // given
    log.send(Log.trained("retrain-qa", "retrained", "run-1"));
    await().untilAsserted(() -> assertThat(log.registered("retrained")).hasSize(1));

    // when
    log.send(Log.requested("retrain-qa", "retrained", "qa", "run-1"));

    // then
    await().untilAsserted(() -> assertThat(asked("retrained")).hasSize(1));
    assertThat(asked("retrained").getFirst().getVersion()).isEqualTo(1);
    assertThat(log.registered("retrained"))
        .singleElement()
        .satisfies(each -> assertThat(each.getPhase()).isEqualTo(Phase.TRAINING));
  }

  @Test
  void a_request_before_its_run_waits_and_is_answered_when_the_run_comes() {
    // given
    DeploymentRequested request = Log.requested("research", "early", "dev", "run-1");
    log.send(request);
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get("/deployments/" + request.getEventId())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WAITING"))
                    .body("waitingFor", equalTo("run run-1 of workspace research"))
                    .body("waitsUntil", notNullValue()));
    as("deployer").get("/events/" + request.getEventId()).then().body("state", equalTo("WAITING"));
    as("auditor").get("/models/early").then().statusCode(404);

    // when
    log.send(Log.trained("research", "early", "run-1"));

    // then
    await().untilAsserted(() -> assertThat(asked("early")).hasSize(1));
    as("deployer").get("/events/" + request.getEventId()).then().body("state", equalTo("APPLIED"));
    as("deployer")
        .get("/deployments/" + request.getEventId())
        .then()
        .body("state", equalTo("ASKED"))
        .body("waitingFor", nullValue())
        .body("version", equalTo(1))
        .body("promotionId", equalTo(asked("early").getFirst().getPromotionId().toString()));
    assertThat(log.registered("early").getFirst().getCausationId()).isEqualTo(request.getEventId());
  }

  @Test
  void a_request_whose_run_never_comes_is_refused_when_its_time_is_up() {
    // when
    DeploymentRequested request = Log.requested("research", "never", "dev", "run-1");
    log.send(request);

    // then
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get("/events/" + request.getEventId())
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo("RUN_UNKNOWN")));
    ModelTrained late = Log.trained("research", "never", "run-1");
    log.send(late);
    applied(late.getEventId());
    assertThat(log.registered("never")).isEmpty();
    as("deployer")
        .get("/deployments?model=never&state=REFUSED")
        .then()
        .body("items.eventId", equalTo(List.of(request.getEventId().toString())));
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    // given
    ModelTrained first = Log.trained("research", "several", "run-1");
    ModelTrained second = Log.trained("research", "several", "run-1");
    second.getArtifact().setSha256("b".repeat(64));
    log.send(first);
    log.send(second);
    applied(second.getEventId());
    DeploymentRequested exact = Log.requested("research", "several", "dev", "run-1");
    exact.setSha256("b".repeat(64));
    DeploymentRequested foreign = Log.requested("moving", "several", "dev", null);
    foreign.setVersion(1);
    DeploymentRequested both = Log.requested("research", "several", "dev", "run-1");
    both.setVersion(1);

    // then
    refused(Log.requested("research", "several", "production", "run-1"), "NOT_SERVED");
    refused(Log.requested("research", "several", "prod", "run-1"), "UNKNOWN_ENVIRONMENT");
    refused(Log.requested("nobody", "several", "dev", "run-1"), "UNKNOWN_WORKSPACE");
    refused(Log.requested("research", "several", "dev", "run-1"), "AMBIGUOUS_RUN");
    refused(both, "RUN_OR_VERSION");
    refused(Log.requested("research", "several", "dev", null), "RUN_OR_VERSION");
    log.send(exact);
    applied(exact.getEventId());
    assertThat(log.registered("several"))
        .singleElement()
        .satisfies(v -> assertThat(v.getArtifact().getSha256()).isEqualTo("b".repeat(64)));
    refused(foreign, "OTHER_WORKSPACE");
  }

  @Test
  void candidates_stay_candidates_when_their_workspace_registers_at_training() {
    // given
    ModelTrained before = Log.trained("moving", "moved", "run-1");
    log.send(before);
    applied(before.getEventId());

    // when
    rules.applyMoved();
    log.send(Log.trained("moving", "moved", "run-2"));

    // then
    await().untilAsserted(() -> assertThat(log.registered("moved")).hasSize(1));
    assertThat(log.registered("moved").getFirst().getRun().getRunId()).isEqualTo("run-2");
    log.send(Log.requested("moving", "moved", "dev", "run-1"));
    await().untilAsserted(() -> assertThat(log.registered("moved")).hasSize(2));
    assertThat(log.registered("moved").getLast().getRun().getRunId()).isEqualTo("run-1");
    assertThat(log.registered("moved").getLast().getPhase()).isEqualTo(Phase.DEPLOYMENT);
  }

  @Test
  void a_deployment_is_asked_for_over_http() {
    // given
    log.send(Log.trained("research", "by-http", "run-1"));

    // when
    String id =
        asking(as("deployer").header("Prefer", "wait=20"), "dev")
            .statusCode(201)
            .body("state", equalTo("ASKED"))
            .body("version", equalTo(1))
            .body("versionHref", equalTo("/models/by-http/versions/1"))
            .extract()
            .path("eventId");

    // then
    as("deployer").get("/deployments/" + id).then().statusCode(200);
    as("trainer")
        .contentType("application/json")
        .body(Map.of("modelName", "by-http", "environment", "dev", "runId", "run-1"))
        .post("/deployments")
        .then()
        .statusCode(403);
    asking(as("deployer"), "production")
        .statusCode(400)
        .body("code", equalTo("NOT_SERVED"))
        .body("detail", containsString("dev, qa"));
    asking(as("deployer", List.of("moving")), "dev")
        .statusCode(403)
        .body("code", equalTo("OTHER_WORKSPACE"))
        .body("detail", containsString("the request is of workspace research"));
  }

  private static ValidatableResponse asking(RequestSpecification caller, String environment) {
    return caller
        .contentType("application/json")
        .body(
            Map.of(
                "modelName", "by-http",
                "workspace", "research",
                "environment", environment,
                "runId", "run-1"))
        .post("/deployments")
        .then();
  }

  @Test
  void a_model_is_described_bit_by_bit() {
    // given
    log.send(Log.trained("described", "run-1"));
    await().untilAsserted(() -> assertThat(log.registered("described")).hasSize(1));

    // when
    patch("/models/described", Map.of("owner", "team-risk", "tags", Map.of("a", "1", "b", "2")))
        .statusCode(201);
    patch("/models/described", Map.of("riskTier", "HIGH", "tags", Map.of("a", "", "c", "3")))
        .statusCode(201);

    // then
    patch("/models/none", Map.of("owner", "x")).statusCode(404);
    patch("/models/described/versions/2", Map.of("owner", "x")).statusCode(404);
    patch("/models/described", Map.of("reviewDueBy", "soon"))
        .statusCode(400)
        .body("code", equalTo("BAD_DATE"));
    patch("/models/described", Map.of("modelName", "x")).statusCode(400);
    patch("/models/described/versions/1", Map.of("tags", Map.of("x", "y"))).statusCode(201);
    as("deployer").get("/deployments?model=described").then().body("items", hasSize(0));
  }

  private static ValidatableResponse patch(String path, Object body) {
    return as("trainer")
        .header("Prefer", "wait=20")
        .contentType("application/json")
        .body(body)
        .patch(path)
        .then();
  }

  private void refused(DeploymentRequested request, String code) {
    log.send(request);
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get("/events/" + request.getEventId())
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo(code)));
  }

  private static void applied(UUID event) {
    await()
        .untilAsserted(
            () -> as("deployer").get("/events/" + event).then().body("state", equalTo("APPLIED")));
  }

  private List<PromotionRequested> asked(String model) {
    return log.plain().events("promotion.requested", model, PromotionRequested.class);
  }
}
