package io.modeltrail.audit.answers;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class AnswerDoorIT {

  @Inject TestLog log;

  @BeforeEach
  void something_is_signed() {
    await().untilAsserted(() -> given().get("/log/checkpoint").then().statusCode(200));
  }

  @Test
  void all_questions_are_listed_in_plain_words() {
    as("auditor")
        .get("/answers")
        .then()
        .statusCode(200)
        .body("items", hasSize(33))
        .body("items[0].id", equalTo("live-at"))
        .body("items[0].question", containsString("Which version"))
        .body("items[0].parameters[0].name", equalTo("model"))
        .body("items[0].parameters[0].example", equalTo("credit-eu"))
        .body("items[0].askedBy[0]", equalTo("AI Act art. 12"))
        .body("items[0].answeredWhole", equalTo(false));
  }

  @Test
  void a_question_is_answered_from_the_trail_and_noted_in_it() {
    // given
    log.send(
        "model.described",
        "asked-about",
        ModelDescribed.newBuilder()
            .setEventId(UUID.randomUUID())
            .setActor(StoryRules.person("olga"))
            .setModelName("asked-about")
            .setOwner("olga")
            .build());

    // then
    await()
        .ignoreExceptions()
        .untilAsserted(
            () ->
                as("auditor")
                    .get("/answers/inventory?model=asked-about")
                    .then()
                    .statusCode(200)
                    .body("answer[0].owner", equalTo("olga"))
                    .body("because", hasSize(1))
                    .body("because[0].type", equalTo("ModelDescribed"))
                    .body("cannotSay", hasSize(0)));
    String proof =
        as("auditor")
            .get("/answers/inventory?model=asked-about")
            .then()
            .extract()
            .jsonPath()
            .getString("because[0].proof");
    as("auditor").get(proof).then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        as("auditor")
                            .get(
                                "/answers/accesses?from=2026-01-01T00:00:00Z&to=2200-01-01T00:00:00Z&limit=1000")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .<String>getList("answer.what"))
                    .contains("answers/inventory"));
  }

  @ParameterizedTest
  @CsvSource({
    "inventry,404,NOT_FOUND,did you mean \"inventory\"?",
    "live-at?model=a,400,MISSING_PARAMETER,live-at needs environment",
    "live-at?model=a&environment=b&when=c,400,UNKNOWN_PARAMETER,does not take when",
    "origin?model=a&version=0,400,BAD_PARAMETER,version must be a number from 1",
    "inventory?size=1&asOf=2026-01-01T00:00:00Z,400,BAD_PARAMETER,both say as of when",
    "inventory?limit=0,400,BAD_LIMIT,limit must be",
    "inventory?after=x,400,BAD_CURSOR,after must be",
    "rejected,400,MISSING_PARAMETER,name a model",
  })
  void what_cannot_be_asked_is_told_with_what_can(
      String question, int status, String code, String detail) {
    as("auditor")
        .get("/answers/" + question)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  @Test
  void only_auditors_ask() {
    for (String path : new String[] {"/answers", "/answers/same-view"}) {
      given().get(path).then().statusCode(401);
      for (String group : new String[] {"trainer", "deployer", "approver", "operator"}) {
        as(group).get(path).then().statusCode(403);
      }
    }
    given().get("/q/openapi").then().body(containsString("/answers/{question}"));
  }
}
