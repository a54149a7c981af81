package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/// What can be asked of promotions and environments.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ListsIT {

  @Inject Log log;

  private void given_three_versions_of(String model) {
    log.send(Told.version(model, 1, 0.9));
    log.send(Told.version(model, 2, 0.7));
    log.send(Told.version(model, 3, 0.95));
    await().untilAsserted(() -> assertThat(log.changed(model)).hasSize(8));
  }

  @Test
  void promotions_are_found_by_every_filter_and_the_newest_comes_first() {
    given_three_versions_of("listed");
    get("/promotions?model=listed").body("items", hasSize(8)).body("next", nullValue());
    get("/promotions?model=listed&version=1")
        .body("items", hasSize(3))
        .body("items.version.unique()", equalTo(List.of(1)));
    get("/promotions?model=listed&environment=qa").body("items.version", equalTo(List.of(3, 2, 1)));
    get("/promotions?model=listed&state=refused")
        .body("items.code", equalTo(List.of("GATE_FAILED")))
        .body("items.environment", equalTo(List.of("qa")));
    get("/promotions?model=listed&state=PROMOTED&environment=production")
        .body("items.version", equalTo(List.of(3, 1)));
    get("/promotions?model=listed&state=WAITING").body("items", hasSize(0));
    get("/promotions?environment=none").body("items", hasSize(0));
  }

  @Test
  void a_filter_with_a_slip_in_its_name_lets_nothing_through() {
    for (String path :
        List.of(
            "/promotions?modle=listed",
            "/subscriptions?modle=listed",
            "/environments/dev/champions?modle=listed",
            "/environments/dev/champions/listed?when=now",
            "/environments/dev/champions/listed/history?modle=listed")) {
      as("operator").get(path).then().statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
    }
  }

  @Test
  void a_list_goes_on_where_it_stopped() {
    given_three_versions_of("paged");
    List<String> all = get("/promotions?model=paged").extract().path("items.promotionId");
    List<String> paged = new ArrayList<>();
    String after = "";
    while (after != null) {
      var page = get("/promotions?model=paged&limit=3" + after).extract();
      paged.addAll(page.path("items.promotionId"));
      String next = page.path("next");
      after = next == null ? null : "&after=" + next;
    }
    assertThat(paged).isEqualTo(all).hasSize(8).doesNotHaveDuplicates();

    String next =
        get("/environments/dev/champions/paged/history?limit=2")
            .body("items.version", equalTo(List.of(3, 2)))
            .extract()
            .path("next");
    get("/environments/dev/champions/paged/history?limit=2&after=" + next)
        .body("items.version", equalTo(List.of(1)))
        .body("next", nullValue());
  }

  @Test
  void a_promotion_is_shown_with_its_steps_and_gates() {
    given_three_versions_of("shown");
    String href = get("/promotions?model=shown&state=REFUSED").extract().path("items[0].href");
    get(href)
        .body("state", equalTo("REFUSED"))
        .body("gates.find { it.name == 'accuracy floor' }.outcome", equalTo("FAILED"))
        .body(
            "gates.find { it.name == 'accuracy floor' }.detail", equalTo("metrics.accuracy = 0.7"))
        .body("steps", hasSize(1))
        .body("steps[0].eventId", notNullValue())
        .body("governanceRevision", equalTo(1));
  }

  @Test
  void the_ladder_and_the_champions_are_shown() {
    given_three_versions_of("champion");
    get("/environments")
        .body("items.name", equalTo(List.of("dev", "qa", "production")))
        .body("items[1].after", equalTo("dev"))
        .body("items[1].gates.name", hasItem("accuracy floor"))
        .body("items[2].servedBy", equalTo(List.of("default", "research", "retrain-production")));
    get("/environments/qa").body("name", equalTo("qa")).body("promote", equalTo("automatically"));
    get("/environments/dev/champions?limit=1000")
        .body("items.find { it.modelName == 'champion' }.version", equalTo(3));
    String champion = "/environments/production/champions/champion";
    get(champion)
        .body("version", equalTo(3))
        .body("revision", equalTo(2))
        .body("previousVersion", equalTo(1))
        .body("since", notNullValue())
        .body("promotion", containsString("/promotions/"));
    List<String> models = get("/environments/dev/champions").extract().path("items.modelName");
    assertThat(models).isSorted();
  }

  @Test
  void fields_come_in_the_order_of_the_schema() throws Exception {
    given_three_versions_of("in-order");
    String href = get("/promotions?model=in-order").extract().path("items[0].href");
    for (String path : List.of(href, "/promotions?model=in-order&limit=1")) {
      JsonNode body = new ObjectMapper().readTree(get(path).extract().asString());
      isInOrder(body.has("items") ? body.at("/items/0") : body, PromotionChanged.getClassSchema());
    }
    JsonNode promotion = new ObjectMapper().readTree(get(href).extract().asString());
    isInOrder(promotion.at("/steps/0"), PromotionChanged.getClassSchema());
    String champion = "/environments/dev/champions/in-order";
    JsonNode body = new ObjectMapper().readTree(get(champion).extract().asString());
    isInOrder(body, ModelPromoted.getClassSchema());
    isInOrder(body.get("run"), ModelPromoted.getClassSchema().getField("run").schema());
  }

  private static void isInOrder(JsonNode node, Schema schema) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> schema.getField(name) == null);
    List<String> expected =
        schema.getFields().stream().map(Schema.Field::name).filter(names::contains).toList();
    assertThat(names).hasSizeGreaterThan(0).isEqualTo(expected);
  }

  @Test
  void what_is_not_there_is_said_clearly() {
    problem("/environments/nowhere", 404, "NOT_FOUND", "there are: dev, qa, production");
    problem("/environments/nowhere/champions", 404, "NOT_FOUND", "nowhere");
    problem("/environments/dev/champions/none", 404, "NOT_FOUND", "\"none\"");
    problem("/environments/dev/champions/none/history", 404, "NOT_FOUND", "\"none\"");
    String unknown = "7c0f28a5-9d42-4ec9-8c3e-8e1d6d1a2b11";
    problem("/promotions/" + unknown, 404, "NOT_FOUND", unknown);
    problem("/promotions/17", 400, "BAD_PROMOTION_ID", "17");
    problem("/promotions?state=done", 400, "BAD_STATE", "PROMOTED");
    problem("/promotions?version=x", 400, "BAD_VERSION", "\"x\"");
    problem("/promotions?after=x", 400, "BAD_CURSOR", "next");
    problem("/promotions?limit=0", 400, "BAD_LIMIT", "1 to 1000");
    problem("/environments/dev/champions?limit=x", 400, "BAD_LIMIT", "\"x\"");
    given().get("/promotions").then().statusCode(401);
    as("stranger").get("/environments").then().statusCode(403);
  }

  private static void problem(String path, int status, String code, String detail) {
    as("auditor")
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  private static ValidatableResponse get(String path) {
    return as("auditor").get(path).then().statusCode(200);
  }
}
