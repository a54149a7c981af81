package io.modeltrail.promotion.rules;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.config.EncoderConfig.encoderConfig;

import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/// Rules through the HTTP door.
public final class Governing {

  private static final String YAML = "application/yaml";

  private Governing() {}

  static long revision() {
    return as("auditor").get("/governance").jsonPath().getLong("revision");
  }

  public static String text() {
    return as("auditor").get("/governance").path("text");
  }

  static String text(long revision) {
    return as("auditor").get("/governance/" + revision).path("text");
  }

  /// Applies, and waits for the effect.
  public static ValidatableResponse put(String text) {
    return putting(text).header("Prefer", "wait=20").put("/governance").then();
  }

  static RequestSpecification putting(String text) {
    return sending("operator", text);
  }

  static ValidatableResponse check(String text) {
    return sending("auditor", text).post("/governance/check").then().statusCode(200);
  }

  static RequestSpecification sending(String group, String text) {
    return as(group)
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    encoderConfig()
                        .encodeContentTypeAs(YAML, ContentType.TEXT)
                        .defaultContentCharset(StandardCharsets.UTF_8)))
        .contentType(YAML)
        .body(text);
  }
}
