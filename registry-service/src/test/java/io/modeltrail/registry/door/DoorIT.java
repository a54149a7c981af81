package io.modeltrail.registry.door;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DoorIT {

  private static final String BODY =
      """
      {"modelName": "%s", "run": {"runId": "%s"}, "metrics": {"auc": 0.9},
       "artifact": {"uri": "s3://m", "sha256": "%s"}}
      """;

  /// Does not say who may call it.
  @Path("/unannotated")
  public static class UnannotatedResource {

    @GET
    public String text() {
      return "open";
    }
  }

  @Inject Log log;

  @Test
  void an_event_is_in_the_log_when_it_is_accepted_and_its_fate_can_be_followed() {
    // when
    String href =
        posting(BODY.formatted("by-http", "run-1", "c".repeat(64)))
            .post("/training-runs")
            .then()
            .statusCode(202)
            .body("eventId", notNullValue())
            .extract()
            .path("href");

    // then
    assertThat(log.records("model.trained", "by-http")).hasSize(1);
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get(href)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("APPLIED"))
                    .body("href", equalTo("/models/by-http/versions/1")));
    assertThat(log.registered("by-http").getFirst().getActor().getSubject()).isEqualTo("trainer-1");
  }

  @Test
  void who_waits_gets_the_version_and_the_same_key_again_is_the_same_event() {
    String body = BODY.formatted("waited for", "run-1", "c".repeat(64));
    for (int i = 0; i < 2; i++) {
      posting(body)
          .header("Prefer", "wait=20")
          .header("Idempotency-Key", "k1")
          .post("/training-runs")
          .then()
          .statusCode(201)
          .header("Location", containsString("/models/waited%20for/versions/1"))
          .body("version", equalTo(1))
          .body("actor.subject", equalTo("trainer-1"));
    }
    posting(body)
        .header("Prefer", "wait=20")
        .header("Idempotency-Key", "k2")
        .post("/training-runs")
        .then()
        .statusCode(200)
        .body("version", equalTo(1));
    assertThat(log.registered("waited for")).hasSize(1);
    as("trainer")
        .get("/models/waited for")
        .then()
        .statusCode(200)
        .body("latestVersion", equalTo(1));
  }

  @Test
  void the_same_key_on_another_route_is_another_event() {
    // given
    log.send(Log.trained("two-routes", "run-1"));
    await().untilAsserted(() -> assertThat(log.registered("two-routes")).hasSize(1));

    // when
    for (String path : List.of("/models/two-routes", "/models/two-routes/versions/1")) {
      posting("{\"owner\": \"ann\"}")
          .header("Prefer", "wait=20")
          .header("Idempotency-Key", "k1")
          .patch(path)
          .then()
          .statusCode(201);
    }

    // then
    assertThat(log.plain().events("model.described", "two-routes", ModelDescribed.class))
        .extracting(ModelDescribed::getEventId)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_same_id_with_other_content_is_refused_to_who_waits() {
    UUID id = UUID.randomUUID();
    String body = "{\"eventId\": \"" + id + "\", " + BODY.strip().substring(1);
    posting(body.formatted("reused", "run-1", "c".repeat(64)))
        .header("Prefer", "wait=20")
        .post("/training-runs")
        .then()
        .statusCode(201);
    posting(body.formatted("reused", "run-2", "d".repeat(64)))
        .header("Prefer", "wait=20")
        .post("/training-runs")
        .then()
        .statusCode(422)
        .body("code", equalTo("EVENT_ID_REUSED"));
    await()
        .untilAsserted(
            () ->
                as("operator")
                    .get("/rejections")
                    .then()
                    .body("items.findAll { it.eventId == '%s' }".formatted(id), hasSize(1)));
    as("trainer").get("/events/" + id).then().body("state", equalTo("APPLIED"));
  }

  @Test
  void a_repaired_event_gets_its_own_outcome_and_not_the_refusal_of_before() {
    // given
    ModelTrained bad = Log.trained("repaired", "run-1");
    bad.getArtifact().setSha256("bad");
    log.send(bad);
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/events/" + bad.getEventId())
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo("BAD_DIGEST")));

    // when
    String body = "{\"eventId\": \"" + bad.getEventId() + "\", " + BODY.strip().substring(1);
    posting(body.formatted("repaired", "run-1", "c".repeat(64)))
        .header("Prefer", "wait=20")
        .post("/training-runs")
        .then()
        .statusCode(201)
        .body("version", equalTo(1));
  }

  @Test
  void the_callers_trace_context_goes_on_to_the_version() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    posting(BODY.formatted("traced", "run-1", "c".repeat(64)))
        .header("Prefer", "wait=20")
        .header("traceparent", trace)
        .post("/training-runs")
        .then()
        .statusCode(201);
    // It is answered when it is in the database; the log hears of it a moment later.
    await()
        .untilAsserted(
            () ->
                assertThat(log.records("model.registered", "traced"))
                    .singleElement()
                    .extracting(
                        it -> new String(it.headers().lastHeader("traceparent").value(), UTF_8))
                    .isEqualTo(trace));
  }

  @Test
  void what_would_be_refused_is_not_written() {
    refused(BODY.formatted("-bad", "run", "c".repeat(64)), "BAD_MODEL_NAME", "modelName");
    refused(BODY.formatted("m", "run", "XYZ"), "BAD_DIGEST", "artifact.sha256");
    refused(
        BODY.formatted("m", "run", "c".repeat(64)).replace("0.9", "\"high\""),
        "BAD_FIELD",
        "metrics[\"auc\"] must be a number");
    refused("{\"modelname\": \"m\"}", "BAD_FIELD", "modelname is not a field");
    refused("{\"modelName\": \"m\"}", "BAD_FIELD", "run is missing");
    refused("{\"modelName\": ", "NOT_JSON", "line 1");
    refused("[]", "BAD_FIELD", "must be an object");
    refused(
        BODY.formatted("m", "run", "c".repeat(64))
            .replace("{\"modelName\"", "{\"workspace\": \"w\", \"modelName\""),
        "UNKNOWN_WORKSPACE",
        "known: default");
    refused(
        BODY.formatted("m", "run", "c".repeat(64))
            .replace("{\"modelName\"", "{\"actor\": {}, \"modelName\""),
        "ACTOR_GIVEN",
        "token");
    refused(BODY.formatted("m", "a\\u0000b", "c".repeat(64)), "NUL_CHARACTER", "run.runId");
    assertThat(log.records("model.trained", "m")).isEmpty();
  }

  @Test
  void who_may_not_is_told_so() {
    String body = BODY.formatted("forbidden", "run", "c".repeat(64));
    given()
        .contentType("application/json")
        .body(body)
        .post("/training-runs")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("UNAUTHORIZED"));
    given()
        .header("Authorization", "Bearer nonsense")
        .get("/models")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHORIZED"));
    as("auditor")
        .contentType("application/json")
        .body(body)
        .post("/training-runs")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("FORBIDDEN"));
    as("stranger").get("/models").then().statusCode(403);
  }

  @Test
  void a_resource_that_does_not_say_who_may_call_it_is_closed() {
    as("operator").get("/unannotated").then().statusCode(403);
  }

  @Test
  void an_event_that_never_was_is_not_found() {
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/events/" + UUID.randomUUID())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND")));
    as("trainer")
        .get("/events/nonsense")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_EVENT_ID"));
  }

  @Test
  void lists_go_on_where_they_stopped() {
    for (int i = 0; i < 5; i++) {
      ModelTrained event = Log.trained("paged", "run-" + i);
      log.send(event);
    }
    await().untilAsserted(() -> assertThat(log.registered("paged")).hasSize(5));
    String next =
        as("trainer")
            .get("/models/paged/versions?limit=2")
            .then()
            .body("items.version", equalTo(List.of(5, 4)))
            .extract()
            .path("next");
    next =
        as("trainer")
            .get("/models/paged/versions?limit=2&after=" + next)
            .then()
            .body("items.version", equalTo(List.of(3, 2)))
            .extract()
            .path("next");
    as("trainer")
        .get("/models/paged/versions?limit=2&after=" + next)
        .then()
        .body("items.version", equalTo(List.of(1)))
        .body("next", nullValue());
    String nextRun =
        as("trainer")
            .get("/runs?model=paged&workspace=default&limit=3")
            .then()
            .body("items", hasSize(3))
            .extract()
            .path("next");
    as("trainer")
        .get("/runs?model=paged&limit=3&after=" + nextRun)
        .then()
        .body("items", hasSize(2));
    as("trainer").get("/models?query=PAG").then().body("items.name", equalTo(List.of("paged")));
    as("trainer").get("/models?tag=team:none").then().body("items", hasSize(0));
    as("trainer")
        .get("/models/paged/versions?limit=0")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_LIMIT"));
    as("trainer")
        .get("/models?after=%C3%A4")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_CURSOR"));
    as("trainer")
        .get("/models/paged/versions/99")
        .then()
        .statusCode(404)
        .body("detail", containsString("1 to 5"));
    as("trainer")
        .get("/models/paged/versions/x")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_VERSION"));
    for (String path :
        List.of(
            "/models?query=%00", "/models/%00/versions/1", "/models/%00/versions/1/assessments")) {
      as("trainer")
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_VALUE"));
    }
    as("trainer").get("/models/none").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void a_limit_that_is_no_number_is_refused_with_its_value_on_every_list() {
    for (String list : List.of("/models", "/models/m/versions", "/runs", "/rejections")) {
      for (String limit : List.of("abc", "1001", "-1")) {
        as("trainer")
            .get(list + "?limit=" + limit)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .body("code", equalTo("BAD_LIMIT"))
            .body("detail", containsString("\"" + limit + "\""));
      }
    }
  }

  @Test
  void a_body_that_is_too_large_is_told_its_limit() {
    posting(BODY.formatted("m", "x".repeat(600_000), "c".repeat(64)))
        .post("/training-runs")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("BODY_TOO_LARGE"))
        .body("detail", containsString("524288"));
  }

  @Test
  void the_interface_describes_itself_and_its_health() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("components.schemas.ModelTrained.properties.metrics.description", notNullValue())
        .body(
            "paths.'/training-runs'.post.requestBody.content.'application/json'.schema.'$ref'",
            equalTo("#/components/schemas/ModelTrained"))
        .body("paths.'/training-runs'.post.parameters.name", hasItems("Idempotency-Key", "Prefer"))
        .body("paths.'/models/{model}'.patch.responses.keySet()", hasItems("400", "422", "503"))
        .body(
            "paths.'/models/{model}'.patch.responses.'400'.description",
            containsString("nothing was written"))
        .body("paths.'/models/{model}'.get.responses.keySet()", not(hasItem("422")))
        .body("paths.'/events/{eventId}'.get.summary", notNullValue())
        .body("components.schemas.Limit.type", equalTo("integer"));
    given().get("/q/health/ready").then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/group/ingestion")
                    .then()
                    .statusCode(200)
                    .body("checks[0].data.state", equalTo("running")));
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("modeltrail_loop_applied"));
  }

  private static void refused(String body, String code, String detail) {
    posting(body)
        .post("/training-runs")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  private static RequestSpecification posting(String body) {
    return as("trainer").contentType("application/json").body(body);
  }
}
