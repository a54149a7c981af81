package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.person;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/// What people ask and decide, over HTTP.
final class Deciding {

  static final String RULES =
      """
      environments:
        - { name: dev, promote: automatically }
        - name: qa
          after: dev
          approvals: [ { role: validator } ]
          expires: PT1M
        - name: production
          after: dev
          gates: [ { name: accurate, require: metrics.accuracy >= 0.5 } ]
          approvals: [ { role: model-owner }, { role: validator } ]
          emergency: { role: risk-officer, review-within: PT1H }
          roll-back: { role: risk-officer }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
      """;

  private Deciding() {}

  static RequestSpecification asker() {
    return person("alice", "deployer");
  }

  static RequestSpecification owner() {
    return person("olga", "model-owner");
  }

  static RequestSpecification validator() {
    return person("vera", "validator");
  }

  static RequestSpecification officer() {
    return person("rita", "risk-officer");
  }

  /// @param more further fields of the request
  static Response ask(
      RequestSpecification who, String model, int version, String environment, String more) {
    return waiting(who)
        .body(
            """
            {"modelName": "%s", "version": %d, "environment": "%s"%s}
            """
                .formatted(model, version, environment, more))
        .post("/promotions");
  }

  static String asked(String model, int version, String environment) {
    return asker()
        .contentType("application/json")
        .body(
            """
            {"modelName": "%s", "version": %d, "environment": "%s"}
            """
                .formatted(model, version, environment))
        .post("/promotions")
        .then()
        .statusCode(202)
        .extract()
        .path("eventId");
  }

  static Response shown(String promotion) {
    return validator().get("/promotions/" + promotion);
  }

  /// Upon what is shown now.
  ///
  /// @param role null: none
  static Map<String, Object> decision(String promotion, String what, String role) {
    var seen = shown(promotion).jsonPath();
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("decision", what);
    decision.put("expectedStep", seen.getInt("step"));
    decision.put("evidenceDigest", seen.getString("evidenceDigest"));
    if (role != null) {
      decision.put("role", role);
    }
    return decision;
  }

  static Response decide(RequestSpecification who, String promotion, Map<String, Object> what) {
    return waiting(who).body(what).post("/promotions/" + promotion + "/decisions");
  }

  /// Upon what is shown now, by both who are asked.
  static void approved(String promotion) {
    decide(owner(), promotion, decision(promotion, "APPROVE", "model-owner"))
        .then()
        .statusCode(201);
    decide(validator(), promotion, decision(promotion, "APPROVE", "validator"))
        .then()
        .statusCode(201);
  }

  static RequestSpecification waiting(RequestSpecification who) {
    return who.contentType("application/json").header("Prefer", "wait=20");
  }
}
