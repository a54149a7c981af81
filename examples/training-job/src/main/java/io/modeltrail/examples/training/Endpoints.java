package io.modeltrail.examples.training;

import java.util.Map;

/// Where to publish.
///
/// @param kafka the brokers, such as `localhost:9092`
/// @param schemaRegistry the registry's root, such as `http://localhost:8084`
record Endpoints(String kafka, String schemaRegistry) {

  static final String START_IT =
      "Start it with ./modeltrail up, then: set -a; . .modeltrail/stack.env; set +a";

  /// @param environment such as `System.getenv()`
  /// @throws IllegalArgumentException which says for a person what is missing
  static Endpoints of(Map<String, String> environment) {
    return new Endpoints(
        required(environment, "KAFKA_BOOTSTRAP_SERVERS"),
        required(environment, "SCHEMA_REGISTRY_URL").replaceAll("/+$", ""));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is not set, so there is nowhere to publish to.%n%s".formatted(name, START_IT));
    }
    return value;
  }
}
