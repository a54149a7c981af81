package io.modeltrail.audit.search;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class SearchIT {

  @Inject TestLog log;

  @Test
  void entries_are_found_by_whatever_is_asked_for_together() {
    // given
    Instant before = Instant.now();
    log.send("model.trained", "found-a", Events.trained("found-a", "eva"));
    log.send("model.trained", "found-b", Events.trained("found-b", "adam"));
    send(Events.requested("found-a", "qa", "adam"));
    send(Events.requested("found-a", "edge", "eva"));
    await().untilAsserted(() -> assertThat(found("model=found-a")).hasSize(3));
    await().untilAsserted(() -> assertThat(found("model=found-b")).hasSize(1));

    // then
    assertThat(found("model=found-a&type=ModelTrained")).containsExactly("eva");
    assertThat(found("model=found-a&type=io.modeltrail.event.PromotionRequested"))
        .containsExactlyInAnyOrder("adam", "eva");
    assertThat(found("model=found-a&environment=qa")).containsExactly("adam");
    assertThat(found("actor=eva&environment=edge")).containsExactly("eva");
    assertThat(found("actor=adam")).hasSize(2);
    assertThat(found("actor=eva&model=found-b")).isEmpty();
    assertThat(found("model=found-a&topic=promotion.requested")).hasSize(2);
    assertThat(found("model=found-a&topic=model.registered")).isEmpty();
    assertThat(found("model=found-a&from=" + before.minusSeconds(60))).hasSize(3);
    assertThat(found("model=found-a&to=" + before.minusSeconds(60))).isEmpty();
    assertThat(found("model=found-a&from=" + before.plusSeconds(600))).isEmpty();
    assertThat(
            found(
                "model=found-a&environment=edge&actor=eva&type=PromotionRequested&topic=promotion.requested&from="
                    + before.minusSeconds(60)
                    + "&to="
                    + before.plusSeconds(600)))
        .hasSize(1);
  }

  @Test
  void what_is_told_after_training_and_of_promotions_is_found_likewise() {
    // when
    log.send("model.assessed", "later", Events.assessed("later", "qa", "eva"));
    log.send("promotion.decided", "later", Events.decided("later", "abel"));
    log.send("deployment.reported", "later", Events.reported("later", "qa", "kserve"));
    log.send("model.observed", "later", Events.observed("later", "edge", "monitor"));
    log.send("model.alarmed", "later", Events.alarmed("later", "edge", "monitor"));

    // then
    await().untilAsserted(() -> assertThat(found("model=later")).hasSize(5));
    assertThat(found("model=later&environment=qa")).containsExactlyInAnyOrder("eva", "kserve");
    assertThat(found("model=later&environment=edge")).containsExactly("monitor", "monitor");
    assertThat(found("model=later&actor=abel&type=PromotionDecided")).containsExactly("abel");
    assertThat(found("model=later&topic=model.alarmed&actor=monitor")).hasSize(1);
  }

  @Test
  void pages_follow_each_other_newest_last() {
    // given
    for (int i = 0; i < 5; i++) {
      log.send("model.trained", "paged", Events.trained("paged", "actor-" + i));
    }
    await().untilAsserted(() -> assertThat(found("model=paged")).hasSize(5));

    // when
    List<String> actors = new ArrayList<>();
    List<Long> indexes = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = page("model=paged&limit=2" + after);
      actors.addAll(page.getList("items.actor"));
      page.getList("items.index", Integer.class).forEach(index -> indexes.add(index.longValue()));
      after = page.getString("next") == null ? null : "&after=" + page.getString("next");
    } while (after != null);

    // then
    assertThat(actors).containsExactly("actor-0", "actor-1", "actor-2", "actor-3", "actor-4");
    assertThat(indexes).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "model=-%00,BAD_MODEL",
    "environment=Production,BAD_ENVIRONMENT",
    "actor=a%00,BAD_ACTOR",
    "type=a b,BAD_TYPE",
    "topic=a/b,BAD_TOPIC",
    "from=yesterday,BAD_TIME",
    "to=2026-01-31,BAD_TIME",
    "limit=0,BAD_LIMIT",
    "limit=1001,BAD_LIMIT",
    "limit=many,BAD_LIMIT",
    "after=x,BAD_CURSOR"
  })
  void a_value_that_none_can_have_is_told_so(String query, String code) {
    as("auditor")
        .urlEncodingEnabled(false)
        .get("/entries?" + query.replace(" ", "%20"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void only_auditors_read_the_trail() {
    for (String path : List.of("/entries", "/entries/0", "/entries/0/record")) {
      given().get(path).then().statusCode(401);
      for (String group : List.of("trainer", "deployer", "approver", "operator")) {
        as(group).get(path).then().statusCode(403);
      }
    }
    as("auditor").get("/entries/999999999").then().statusCode(404);
    as("auditor").get("/entries/first").then().body("code", equalTo("BAD_INDEX"));
    given().get("/q/openapi").then().body(containsString("/entries/{index}/record"));
  }

  private void send(io.modeltrail.event.PromotionRequested event) {
    log.send("promotion.requested", event.getModelName(), event);
  }

  private static List<String> found(String query) {
    return page(query).getList("items.actor");
  }

  private static JsonPath page(String query) {
    return as("auditor").get("/entries?" + query).then().statusCode(200).extract().jsonPath();
  }
}
