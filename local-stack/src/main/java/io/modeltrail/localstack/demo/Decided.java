package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.identity.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was decided about versions, lowest environment first.
record Decided(Api promotion) {

  private static final List<String> LADDER = List.of("dev", "qa", "production");

  /// About a version by itself: nobody has asked.
  List<JsonNode> automatic(String model, int version) throws Exception {
    List<JsonNode> automatic = all(model, version);
    automatic.removeIf(each -> each.has("reason"));
    return automatic;
  }

  List<JsonNode> all(String model, int version) throws Exception {
    List<JsonNode> all =
        new ArrayList<>(
            promotion.all(
                Group.DEPLOYER, "/promotions?model=%s&version=%d".formatted(model, version)));
    all.sort(Comparator.comparingInt(each -> LADDER.indexOf(each.path("environment").asText())));
    return all;
  }

  /// As `qa PROMOTED`.
  static List<String> inWords(List<JsonNode> promotions) {
    return promotions.stream()
        .map(each -> each.path("environment").asText() + " " + each.path("state").asText())
        .toList();
  }
}
