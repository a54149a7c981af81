package io.modeltrail.registry.catalog;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SearchIT {

  private static final String HOSTILE = "x'); DROP TABLE model; --\" OR \"a\"=\"a";

  @Inject Log log;
  @Inject DataSource dataSource;

  private static boolean told;

  /// Model "sought": versions 1 to 6 with auc 0.1 to 0.6; of "other" there is one.
  @BeforeEach
  void tell_once() throws SQLException {
    if (told) {
      return;
    }
    told = true;
    for (int i = 1; i <= 6; i++) {
      log.send(run(i));
    }
    ModelTrained other = Log.trained("other", "run-o");
    other.setTags(Map.of("team", "risk"));
    log.send(other);
    await().untilAsserted(() -> assertThat(log.registered("sought")).hasSize(6));
    await().untilAsserted(() -> assertThat(log.registered("other")).hasSize(1));
    sql(
        """
        INSERT INTO description VALUES
          ('sought', 0, '{"owner": "team-7", "purpose": "credit", "riskTier": "HIGH", "description": "of the model", "tags": {"line": "retail", "gone": ""}}', now()),
          ('sought', 2, '{"owner": "ann", "reviewDueBy": "2026-06-30", "tags": {"team": "fraud", "stage": "beta"}}', now()),
          ('sought', 3, '{"tags": {"team": ""}}', now())
        """);
    sql(
        """
        INSERT INTO champion VALUES ('production', 'sought', 3, 4, now()), ('qa', 'sought', 1, 4, now()), ('dev', 'sought', 9, NULL, now())
        """);
    sql(
        """
        INSERT INTO artifact_check VALUES ('sought', 5, repeat('a', 64), 'MISMATCH', 'other bytes', gen_random_uuid(), now())
        """);
    sql(
        """
        INSERT INTO training_run SELECT topic_id, partition, "offset" + 1000000, gen_random_uuid(), appended_at + interval '1 s', null,
          workspace, model_name, 'candidate-1', artifact_sha256, jsonb_set(content::jsonb, '{run,runId}', '"candidate-1"')::json, sought
        FROM training_run WHERE model_name = 'sought' AND run_id = 'run-6'
        """);
  }

  private static ModelTrained run(int i) {
    ModelTrained run = Log.trained("sought", "run-" + i);
    run.getRun().setExperiment(i % 2 == 0 ? "even" : "odd");
    run.getRun().setStartedAt(java.time.Instant.parse("2026-01-0" + i + "T00:00:00Z"));
    run.setAlgorithm(i < 6 ? "gbm" : null);
    run.setMetrics(i == 6 ? Map.of("val/auc", 0.6) : Map.of("auc", i / 10.0, "val/auc", 0.5));
    run.setParameters(
        Map.of("depth", List.of("10", "9", "1e1", "deep", "1e999", "9.0").get(i - 1)));
    run.setTags(Map.of("team", "risk", "n", Integer.toString(i), "hostile", HOSTILE));
    Dataset drunk = dataset(i == 1 ? "wine" : "beer", "s3://d", DatasetRole.TRAINING);
    Dataset holdout = dataset("holdout", "s3://h", DatasetRole.TEST);
    run.setDatasets(
        i == 6
            ? List.of(drunk, holdout, dataset("beer", "s3://more", DatasetRole.TRAINING))
            : List.of(drunk, holdout));
    return run;
  }

  private static Dataset dataset(String name, String uri, DatasetRole role) {
    return Dataset.newBuilder().setName(name).setUri(uri).setRole(role).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metrics.auc >= 0.3                                   | 5 4 3",
        "metrics.auc = 0.3                                    | 3",
        "metrics.auc != 0.3                                   | 5 4 2 1",
        "NOT metrics.auc = 0.3                                | 6 5 4 2 1",
        "metrics[\"val/auc\"] > 0.5                           | 6",
        "metrics.auc IS NULL                                  | 6",
        "metrics.auc IN (0.1, 0.2) OR version = 6             | 6 2 1",
        "metrics.auc NOT IN (0.1, 0.2)                        | 5 4 3",
        "parameters.depth = 10                                | 3 1",
        "parameters.depth >= 9                                | 6 3 2 1",
        "parameters.depth = '1e1'                             | 3",
        "parameters.depth = '1e999'                           | 5",
        "parameters.depth IN (9, 'deep')                      | 6 4 2",
        "parameters.depth LIKE '1e%'                          | 5 3",
        "tags.team = 'risk'                                   | 6 5 4 1",
        "tags.team = 'fraud'                                  | 2",
        "tags.team IS NULL                                    | 3",
        "tags.team != 'risk'                                  | 2",
        "tags.team = 'fraud' AND tags.stage = 'beta' AND tags.n = '2' | 2",
        "tags.team = 'risk' AND tags.n = '2'                  | ``",
        "tags.team = ''                                       | ``",
        "tags.line = 'retail'                                 | ``",
        "run.experiment = 'odd' AND run.runId LIKE 'run-_'    | 5 3 1",
        "run.runId ILIKE 'RUN-1'                              | 1",
        "run.startedAt > '2026-01-05T01:00:00+02:00'          | 6 5",
        "run.startedAt >= '2026-01-05T02:00:00+02:00'         | 6 5",
        "run.startedAt < '2026-01-02T00:00:00Z'               | 1",
        "registeredAt > '2020-01-01T00:00:00Z' AND toldAt < '9999-01-01T00:00:00Z' AND version <= 2"
            + " | 2 1",
        "algorithm IS NULL                                    | 6",
        "phase = 'TRAINING' AND workspace = 'default' AND modelName = 'sought' AND version > 5 | 6",
        "environment = 'production'                           | 4",
        "environment != 'production'                          | 6 5 3 2 1",
        "environment IS NOT NULL                              | 4",
        "environment IN ('qa', 'dev')                         | 4",
        "serves = 'production' AND version = 1                | 1",
        "owner = 'team-7'                                     | 6 5 4 3 1",
        "owner = 'ann'                                        | 2",
        "riskTier = 'HIGH' AND purpose = 'credit' AND version = 2 | 2",
        "reviewDueBy < '2026-07-01'                           | 2",
        "artifact.check = ''                                  | 6 4 3 2 1",
        "artifact.check = 'MISMATCH'                          | 5",
        "datasets.name = 'wine'                               | 1",
        "datasets.name = 'holdout' AND datasets.role = 'TEST' AND version < 3 | 2 1",
        "datasets.name != 'wine' AND version < 3              | 2",
        "datasets.name NOT LIKE 'b%'                          | 1",
        "framework IS NULL AND artifact.sizeBytes IS NULL AND version = 1 | 1",
        "run.codeDirty IS NULL AND version = 1                | 1",
        "(version = 1 OR version = 2) AND NOT (run.experiment = 'odd') | 2",
      })
  void the_versions_that_fulfil_a_condition_are_found(String where, String versions) {
    // when
    List<Integer> found =
        as("trainer")
            .queryParam("where", where.strip())
            .get("/models/sought/versions")
            .then()
            .statusCode(200)
            .extract()
            .path("items.version");

    // then
    assertThat(found.stream().map(Object::toString).toList())
        .isEqualTo(versions.isEmpty() ? List.of() : List.of(versions.split(" ")));
    assertThat(allVersions(where.strip() + " AND modelName = 'sought'"))
        .containsExactlyInAnyOrderElementsOf(found);
  }

  private static List<Integer> allVersions(String where) {
    return as("trainer")
        .queryParam(
            "where",
            where.contains(" OR ")
                ? "(" + where.replace(" AND modelName", ") AND modelName")
                : where)
        .get("/versions")
        .then()
        .statusCode(200)
        .extract()
        .path("items.version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics.auc DESC | 5 4 3 2 1 6",
        "metrics.auc | 1 2 3 4 5 6",
        "run.experiment, version DESC | 6 4 2 5 3 1",
        "parameters.depth, version | 2 6 1 3 5 4",
        "run.startedAt DESC | 6 5 4 3 2 1",
        "owner, version | 2 1 3 4 5 6",
        "algorithm, version | 1 2 3 4 5 6",
        "artifact.check DESC, version | 5 1 2 3 4 6",
      })
  void an_order_holds_over_pages_of_any_size(String order, String versions) {
    for (int limit : List.of(1, 2, 4, 50)) {
      List<Integer> found = new ArrayList<>();
      String next = null;
      do {
        var request = as("trainer").queryParam("order", order).queryParam("limit", limit);
        if (next != null) {
          request.queryParam("after", next);
        }
        var page = request.get("/models/sought/versions").then().statusCode(200).extract();
        found.addAll(page.path("items.version"));
        next = page.path("next");
      } while (next != null);
      assertThat(found.stream().map(Object::toString)).containsExactly(versions.split(" "));
    }
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    String next =
        as("trainer")
            .get("/models/sought/versions?order=metrics.auc&limit=2")
            .then()
            .extract()
            .path("next");
    for (String other :
        List.of("order=metrics.auc DESC", "order=metrics.auc&where=version>1", "")) {
      as("trainer")
          .get("/models/sought/versions?limit=2&after=" + next + "&" + other)
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_CURSOR"));
    }
    for (String bad : List.of("x", "W10", "bnVsbA", "eyJhIjoxfQ")) {
      as("trainer")
          .get("/versions?after=" + bad)
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_CURSOR"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tags.hostile = %s",
        "tags[%s] IS NULL AND tags.hostile = %s",
        "metrics[%s] IS NULL AND tags.hostile LIKE %s",
        "parameters[%s] IS NULL AND tags.hostile IN (%s)",
        "NOT environment = %s AND tags.hostile = %s",
        "NOT datasets.name = %s AND tags.hostile = %s",
      })
  void names_and_values_that_look_like_sql_are_names_and_values(String where) {
    String text = "\"" + HOSTILE.replace("\"", "\"\"") + "\"";
    found(where.replace("%s", text)).body("items", hasSize(6));
    as("trainer")
        .queryParam("order", "tags[" + text + "], version")
        .get("/models/sought/versions")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(1, 2, 3, 4, 5, 6)));
    as("trainer")
        .queryParam("tag", "hostile:" + HOSTILE)
        .get("/models")
        .then()
        .statusCode(200)
        .body("items.name", equalTo(List.of("sought")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "where=metrics.auc = 'high' | BAD_WHERE | position 15: metrics.auc: found \"high\","
            + " expected a number",
        "where=metric.auc > 1       | BAD_WHERE | did you mean metrics",
        "where=' OR 1=1 --          | BAD_WHERE | no closing quote",
        "order=environment          | BAD_ORDER | no order",
        "order=auc                  | BAD_ORDER | there is no field",
        "wher=version = 1           | UNKNOWN_PARAMETER | after, limit, order, where",
      })
  void what_cannot_be_understood_is_refused_with_a_word_why(
      String query, String code, String detail) {
    int equals = query.indexOf('=');
    for (String list : List.of("/models/sought/versions", "/versions")) {
      as("trainer")
          .queryParam(query.substring(0, equals), query.substring(equals + 1).strip())
          .get(list)
          .then()
          .statusCode(400)
          .body("code", equalTo(code))
          .body("detail", containsString(detail));
    }
  }

  @Test
  void models_are_found_by_tags_that_one_version_has_all_of() {
    models("tag=team:risk").body("items.name", equalTo(List.of("other", "sought")));
    models("tag=team:risk&tag=n:5").body("items.name", equalTo(List.of("sought")));
    models("tag=team:risk&tag=n:2").body("items", hasSize(0));
    models("tag=team:fraud&tag=n:2").body("items.name", equalTo(List.of("sought")));
    models("tag=team:fraud&tag=n:1").body("items", hasSize(0));
    models("tag=team:risk&query=OTH").body("items.name", equalTo(List.of("other")));
    as("trainer").get("/models?tag=x").then().statusCode(400).body("code", equalTo("BAD_TAG"));
    as("trainer")
        .get("/models?tags=a:b")
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_PARAMETER"))
        .body("detail", containsString("after, limit, query, tag"));
  }

  @Test
  void candidates_are_runs_without_a_version() {
    as("trainer")
        .get("/runs?model=sought&candidate=true")
        .then()
        .body("items.run.runId", equalTo(List.of("candidate-1")))
        .body("items[0].candidate", equalTo(true))
        .body("items[0].registered", nullValue());
    as("trainer").get("/runs?model=sought&candidate=false").then().body("items", hasSize(6));
    as("trainer")
        .get("/runs?model=sought&where=metrics[\"val/auc\"]>0.5&order=run.runId")
        .then()
        .body("items.run.runId", equalTo(List.of("candidate-1", "run-6")));
    as("trainer")
        .get("/runs?where=version IS NULL AND modelName='sought'&workspace=default")
        .then()
        .body("items.run.runId", equalTo(List.of("candidate-1")));
    as("trainer").get("/runs?workspace=none").then().body("items", hasSize(0));
    as("trainer").get("/runs?candidate=perhaps").then().statusCode(400);
    as("trainer")
        .get("/runs?models=x")
        .then()
        .statusCode(400)
        .body("detail", containsString("after, candidate, limit, model, order, where, workspace"));
  }

  @Test
  void a_version_shows_what_was_said_of_it_and_where_it_runs() {
    as("trainer")
        .get("/models/sought/versions/2")
        .then()
        .statusCode(200)
        .body("tags.team", equalTo("fraud"))
        .body("tags.n", equalTo("2"))
        .body("described.owner", equalTo("ann"))
        .body("described.purpose", equalTo("credit"))
        .body("described.description", nullValue())
        .body("championIn", hasSize(0))
        .body("artifactCheck", nullValue());
    as("trainer").get("/models/sought/versions/3").then().body("tags.team", nullValue());
    as("trainer")
        .get("/models/sought/versions/5")
        .then()
        .body("artifactCheck.outcome", equalTo("MISMATCH"));
    as("trainer")
        .get("/models/sought/versions/@production")
        .then()
        .statusCode(200)
        .body("version", equalTo(4))
        .body("championIn", equalTo(List.of("production", "qa")));
    as("trainer")
        .get("/models/sought/versions/@dev")
        .then()
        .statusCode(404)
        .body("detail", containsString("production runs version 4, qa runs version 4"));
    as("trainer")
        .get("/models/sought")
        .then()
        .body("described.owner", equalTo("team-7"))
        .body("described.tags", equalTo(Map.of("line", "retail")))
        .body("champions.environment", equalTo(List.of("production", "qa")))
        .body("champions[0].href", equalTo("/models/sought/versions/4"));
  }

  @Test
  void a_version_is_described_by_the_environment_that_runs_it() {
    // when
    as("trainer")
        .header("Prefer", "wait=20")
        .contentType("application/json")
        .body("{\"limitations\": \"few samples\"}")
        .patch("/models/sought/versions/@production")
        .then()
        .statusCode(201)
        .body("version", equalTo(4))
        .body("described.limitations", equalTo("few samples"));

    // then
    assertThat(log.plain().events("model.described", "sought", ModelDescribed.class))
        .singleElement()
        .extracting(ModelDescribed::getVersion)
        .isEqualTo(4);
    as("trainer")
        .contentType("application/json")
        .body("{\"limitations\": \"few samples\"}")
        .patch("/models/sought/versions/@dev")
        .then()
        .statusCode(404);
  }

  @Test
  void versions_are_compared_side_by_side() {
    as("trainer")
        .get("/models/sought/compare?versions=3,@production,6")
        .then()
        .statusCode(200)
        .body("versions", equalTo(List.of(3, 4, 6)))
        .body("metrics.find { it.name == 'auc' }.values[2]", nullValue())
        .body("metrics.find { it.name == 'auc' }.differs", equalTo(true))
        .body(
            "parameters.find { it.name == 'depth' }.values", equalTo(List.of("1e1", "deep", "9.0")))
        .body("tags.find { it.name == 'hostile' }.differs", equalTo(false))
        .body(
            "datasets.name", equalTo(List.of("TEST holdout", "TRAINING beer", "TRAINING beer (2)")))
        .body("datasets[1].values.uri", equalTo(List.of("s3://d", "s3://d", "s3://d")))
        .body("datasets[2].values[1]", nullValue())
        .body("datasets[2].values[2].uri", equalTo("s3://more"))
        .body(
            "run.find { it.name == 'experiment' }.values", equalTo(List.of("odd", "even", "even")))
        .body("artifact.find { it.name == 'sha256' }.differs", equalTo(false));
    for (String versions : List.of("3", "3,3", "3,x", "")) {
      as("trainer").get("/models/sought/compare?versions=" + versions).then().statusCode(400);
    }
    as("trainer").get("/models/sought/compare").then().statusCode(400);
    as("trainer")
        .get("/models/sought/compare?versions=3,99")
        .then()
        .statusCode(404)
        .body("detail", containsString("no version 99"));
    as("trainer").get("/models/none/compare?versions=1,2").then().statusCode(404);
  }

  @Test
  void a_parameter_is_a_number_for_the_database_exactly_if_it_is_one_for_a_gate()
      throws SQLException {
    // As GateInput of governance has it.
    var numbers =
        Map.of(
            "3",
            3.0,
            "-1e-4",
            -1e-4,
            ".5",
            0.5,
            "+3.",
            3.0,
            "1e-999",
            0.0,
            "5e-324",
            Double.MIN_VALUE,
            "1.7976931348623157e308",
            Double.MAX_VALUE,
            "0.1",
            0.1,
            "007",
            7.0);
    for (var number : numbers.entrySet()) {
      assertThat(decimal(number.getKey())).isEqualTo(number.getValue());
    }
    for (String text :
        List.of(
            "",
            "true",
            "1e999",
            "1234567890123456",
            "NaN",
            "Infinity",
            "0x1",
            " 3",
            "3 ",
            "3\n",
            "1,5",
            "--1",
            "1e",
            "١")) {
      assertThat(decimal(text)).as(text).isNull();
    }
  }

  private Double decimal(String text) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var select = connection.prepareStatement("SELECT decimal_number(?)")) {
      select.setString(1, text);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getObject(1, Double.class);
      }
    }
  }

  @Test
  void an_expression_of_a_hundred_kilobytes_is_refused_and_deep_nesting_is_too() {
    as("trainer")
        .queryParam("where", "version > 1 AND ".repeat(300) + "version > 1")
        .get("/versions")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_WHERE"))
        .body("detail", containsString("4,000 characters"));
    as("trainer")
        .queryParam("where", "version > 1 AND ".repeat(7_000) + "version > 1")
        .get("/versions")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_WHERE"));
    as("trainer")
        .queryParam("where", "(".repeat(2_000))
        .get("/versions")
        .then()
        .statusCode(400)
        .body("detail", containsString("60 deep"));
  }

  @Test
  void a_slow_search_is_to_be_narrowed_and_another_slow_read_to_be_tried_again()
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var lock = connection.createStatement()) {
      // given
      connection.setAutoCommit(false);
      lock.execute("LOCK TABLE description IN ACCESS EXCLUSIVE MODE");

      // then
      as("trainer").get("/models").then().statusCode(422).body("code", equalTo("SEARCH_TOO_WIDE"));
      as("trainer")
          .get("/models/sought")
          .then()
          .statusCode(503)
          .body("code", equalTo("UNAVAILABLE"));
      connection.rollback();
    }
  }

  private static ValidatableResponse found(String where) {
    return as("trainer")
        .queryParam("where", where)
        .get("/models/sought/versions")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse models(String query) {
    return as("trainer").get("/models?" + query).then().statusCode(200);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var insert = connection.createStatement()) {
      insert.execute(statement);
    }
  }
}
