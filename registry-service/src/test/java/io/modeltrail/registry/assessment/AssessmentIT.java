package io.modeltrail.registry.assessment;

import static io.modeltrail.service.testing.Callers.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.ShortWait;
import io.modeltrail.registry.TwoTeams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class AssessmentIT {

  private static final String PASSED =
      """
      {"kind": "VALIDATION", "conclusion": "PASSED", "environment": "qa", "dataset": "June",
       "metrics": {"auc": 0.9}, "summary": "good"}
      """;

  @Inject Log log;
  @Inject TwoTeams rules;

  @BeforeEach
  void two_teams() {
    rules.apply();
  }

  @Test
  void what_was_found_out_stands_beside_the_version() {
    // given
    version("assessed");

    // when
    String href =
        post("/models/assessed/versions/1/assessments", PASSED)
            .statusCode(201)
            .body("kind", equalTo("VALIDATION"))
            .body("metrics.auc", equalTo(0.9f))
            .body("actor.subject", equalTo("approver-1"))
            .body("withdrawnBy", nullValue())
            .extract()
            .path("href");

    // then
    as("auditor").get(href).then().statusCode(200).body("summary", equalTo("good"));
    as("auditor")
        .get("/models/assessed/versions/1/assessments")
        .then()
        .statusCode(200)
        .body("items.href", contains(href));
    as("auditor")
        .get("/models/assessed/versions/1")
        .then()
        .body("assessments.count", equalTo(1))
        .body("assessments.href", equalTo("/models/assessed/versions/1/assessments"));
  }

  @Test
  void the_same_key_again_is_the_same_assessment() {
    // given
    version("assessed-once");

    // when
    for (int i = 0; i < 2; i++) {
      as("trainer")
          .header("Prefer", "wait=20")
          .header("Idempotency-Key", "nightly-7")
          .contentType("application/json")
          .body(PASSED)
          .post("/models/assessed-once/versions/1/assessments")
          .then()
          .statusCode(201);
    }

    // then
    items("/models/assessed-once/versions/1/assessments").body("items", hasSize(1));
  }

  @Test
  void what_was_found_out_about_a_candidate_belongs_to_the_version_that_it_becomes() {
    // given
    ModelTrained run = Log.trained("research", "grown", "run-1");
    log.send(run);
    applied(run.getEventId());

    // when
    String href =
        post(
                "/workspaces/research/runs/run-1/assessments",
                "{\"modelName\": \"grown\", \"kind\": \"FINDING\", \"conclusion\": \"FAILED\"}")
            .statusCode(201)
            .extract()
            .path("href");
    items("/workspaces/research/runs/run-1/assessments").body("items.href", hasItem(href));
    DeploymentRequested request = Log.requested("research", "grown", "dev", "run-1");
    log.send(request);
    applied(request.getEventId());

    // then
    items("/models/grown/versions/1/assessments").body("items.href", contains(href));
    items("/models/grown/versions/1").body("assessments.count", equalTo(1));
  }

  @Test
  void of_several_artifacts_it_belongs_to_the_one_that_it_names_or_to_all() {
    // given
    version("two-artifacts");
    ModelTrained second = Log.trained("two-artifacts", "run-1");
    second.getArtifact().setSha256("b".repeat(64));
    log.send(second);
    applied(second.getEventId());

    // when
    ModelAssessed all = ofRun("two-artifacts", null);
    ModelAssessed one = ofRun("two-artifacts", "b".repeat(64));
    log.send(all);
    log.send(one);
    applied(all.getEventId());
    applied(one.getEventId());

    // then
    items("/models/two-artifacts/versions/1/assessments")
        .body("items.eventId", contains(all.getEventId().toString()));
    items("/models/two-artifacts/versions/2/assessments").body("items", hasSize(2));
  }

  @Test
  void an_assessment_before_its_version_waits_for_it_and_so_does_its_withdrawal() {
    // given
    String early = waiting("/models/early-assessed/versions/1/assessments", PASSED);
    String withdrawal = waiting("/models/early-assessed/versions/1/assessments", withdraws(early));
    as("auditor")
        .get("/assessments/" + early)
        .then()
        .statusCode(200)
        .body("waitingFor", equalTo("version 1 of early-assessed"))
        .body("waitsUntil", notNullValue());

    // when
    version("early-assessed");

    // then
    applied(UUID.fromString(early));
    applied(UUID.fromString(withdrawal));
    as("auditor")
        .get("/assessments/" + early)
        .then()
        .body("waitingFor", nullValue())
        .body("withdrawnBy", equalTo(withdrawal));
  }

  @Test
  void an_assessment_whose_version_never_comes_is_refused_when_its_time_is_up() {
    // when
    String never = waiting("/models/never-assessed/versions/1/assessments", PASSED);
    String withdrawal = waiting("/models/never-assessed/versions/1/assessments", withdraws(never));

    // then
    refused(never, "VERSION_UNKNOWN");
    refused(withdrawal, "VERSION_UNKNOWN");
    as("auditor").get("/assessments/" + never).then().statusCode(404);
    version("never-assessed");
    items("/models/never-assessed/versions/1/assessments").body("items", hasSize(0));
  }

  @Test
  void what_is_withdrawn_says_by_what() {
    // given
    version("withdrawn");
    String path = "/models/withdrawn/versions/1/assessments";
    String finding = held(path, "{\"kind\": \"FINDING\", \"conclusion\": \"FAILED\"}");

    // when
    String withdrawal = held(path, withdraws(finding));

    // then
    items(path)
        .body("items.eventId", contains(withdrawal, finding))
        .body("items[1].withdrawnBy", equalTo(withdrawal))
        .body("items[1].withdrawnAt", notNullValue())
        .body("items[0].withdraws", equalTo(finding));
    post(path, withdraws(finding)).statusCode(422).body("code", equalTo("ALREADY_WITHDRAWN"));
    post(path, withdraws(withdrawal))
        .statusCode(422)
        .body("code", equalTo("WITHDRAWAL_OF_WITHDRAWAL"));
    post(path, withdraws(UUID.randomUUID().toString()))
        .statusCode(422)
        .body("code", equalTo("ASSESSMENT_UNKNOWN"));
    post("/models/another/versions/1/assessments", withdraws(finding))
        .statusCode(422)
        .body("code", equalTo("ASSESSMENT_UNKNOWN"));
  }

  @Test
  void what_would_be_refused_is_not_written_and_from_kafka_it_is_a_dead_letter() {
    // given
    version("refused-assessed");
    ModelAssessed unknown = ofRun("refused-assessed", null);
    unknown.setEnvironment("moon");

    // when
    log.send(unknown);

    // then
    post("/models/refused-assessed/versions/1/assessments", PASSED.replace("qa", "moon"))
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_ENVIRONMENT"));
    post("/models/refused-assessed/versions/1/assessments", PASSED.replace("0.9", "\"NaN\""))
        .statusCode(400)
        .body("code", equalTo("BAD_FIELD"));
    refused(unknown.getEventId().toString(), "UNKNOWN_ENVIRONMENT");
    as("operator")
        .get("/rejections?topic=model.assessed&code=UNKNOWN_ENVIRONMENT")
        .then()
        .statusCode(200)
        .body("items.eventId", hasItem(unknown.getEventId().toString()))
        .body("items[0].whatToDo", containsString("governance file"));
  }

  @Test
  void a_token_for_other_workspaces_says_nothing_here() {
    // given
    version("not-ours");

    // when
    foreign("/models/not-ours/versions/1/assessments", PASSED);
    foreign(
        "/workspaces/default/runs/run-1/assessments",
        "{\"modelName\": \"not-ours\", \"kind\": \"FINDING\"}");

    // then
    as("deployer")
        .contentType("application/json")
        .body(PASSED)
        .post("/models/not-ours/versions/1/assessments")
        .then()
        .statusCode(403);
  }

  @Test
  void a_token_for_other_workspaces_withdraws_nothing_here_and_does_not_speak_beforehand() {
    // given
    version("guarded");
    String href = held("/models/guarded/versions/1/assessments", PASSED);
    String id = href.substring(href.lastIndexOf('/') + 1);
    String withdrawal =
        "{\"modelName\": \"guarded\", \"kind\": \"WITHDRAWAL\", \"withdraws\": \"%s\"}"
            .formatted(id);

    // when
    foreign("/workspaces/research/runs/anything/assessments", withdrawal);
    foreign("/models/guarded/versions/2/assessments", PASSED);

    // then
    items("/models/guarded/versions/1/assessments").body("items[0].withdrawnBy", nullValue());
    as("trainer", List.of("default"))
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .body(withdrawal)
        .post("/workspaces/default/runs/run-1/assessments")
        .then()
        .statusCode(201);
  }

  @Test
  void what_was_refused_of_one_workspace_is_not_corrected_into_another() {
    // given
    version("corrected");
    ModelAssessed own =
        ModelAssessed.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName("corrected")
            .setWorkspace("research")
            .setRunId("run-1")
            .setKind(AssessmentKind.FINDING)
            .setEnvironment("nowhere")
            .build();
    log.send(own);
    refused(own.getEventId().toString(), "UNKNOWN_ENVIRONMENT");
    String href =
        as("trainer", List.of("research"))
            .get("/rejections?topic=model.assessed&model=corrected")
            .then()
            .statusCode(200)
            .extract()
            .path("items[0].href");

    // when
    for (String body :
        List.of(
            "{\"modelName\": \"corrected\", \"version\": 1, \"kind\": \"FINDING\"}",
            "{\"modelName\": \"corrected\", \"version\": 7, \"kind\": \"FINDING\"}")) {
      // then
      foreign(href + "/replay", body);
    }
  }

  @Test
  void a_list_is_read_page_by_page_and_of_nothing_it_is_not_found() {
    // given
    version("paged-assessed");
    String path = "/models/paged-assessed/versions/1/assessments";
    String first = held(path, PASSED);
    String second = held(path, PASSED);

    // when
    String next =
        items(path + "?limit=1").body("items.eventId", contains(second)).extract().path("next");

    // then
    items(path + "?limit=1&after=" + next)
        .body("items.eventId", contains(first))
        .body("next", nullValue());
    as("auditor").get("/models/paged-assessed/versions/7/assessments").then().statusCode(404);
    as("auditor").get("/workspaces/default/runs/none/assessments").then().statusCode(404);
    as("auditor").get("/assessments/" + UUID.randomUUID()).then().statusCode(404);
    as("auditor").get("/assessments/1").then().statusCode(400);
  }

  private void version(String model) {
    ModelTrained run = Log.trained(model, "run-1");
    log.send(run);
    applied(run.getEventId());
  }

  private static ModelAssessed ofRun(String model, String sha256) {
    return ModelAssessed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setWorkspace("default")
        .setRunId("run-1")
        .setSha256(sha256)
        .setKind(AssessmentKind.EVALUATION)
        .setConclusion(Conclusion.INFORMATION)
        .build();
  }

  private static String withdraws(String event) {
    return "{\"kind\": \"WITHDRAWAL\", \"withdraws\": \"%s\"}".formatted(event);
  }

  private static ValidatableResponse post(String path, String body) {
    return as("approver")
        .header("Prefer", "wait=20")
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  private static void foreign(String path, String body) {
    as("trainer", List.of("research"))
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("OTHER_WORKSPACE"));
  }

  private static String held(String path, String body) {
    return post(path, body).statusCode(201).extract().path("eventId");
  }

  private static String waiting(String path, String body) {
    String id =
        as("approver")
            .contentType("application/json")
            .body(body)
            .post(path)
            .then()
            .statusCode(202)
            .extract()
            .path("eventId");
    await()
        .untilAsserted(
            () -> as("auditor").get("/events/" + id).then().body("state", equalTo("WAITING")));
    return id;
  }

  private static ValidatableResponse items(String path) {
    return as("auditor").get(path).then().statusCode(200);
  }

  private static void applied(UUID event) {
    await()
        .untilAsserted(
            () -> as("auditor").get("/events/" + event).then().body("state", equalTo("APPLIED")));
  }

  private static void refused(String event, String code) {
    await()
        .untilAsserted(
            () ->
                as("auditor")
                    .get("/events/" + event)
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo(code)));
  }
}
