package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What became of it: a deployment fails and is taken back, and what runs is watched.
final class Operating {

  private static final String CHAMPION = "/environments/production/champions/" + Approving.MODEL;
  private static final String WATCH = "accuracy holds";
  private static final int WINDOWS = 3;

  private final Stage stage;
  private final Claims claims;
  private final Api promotion;

  Operating(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.promotion = stage.api(Service.PROMOTION);
  }

  void tell() throws Exception {
    stage.chapter(
        "It fails, and is taken back",
        "Deployment systems report what became of a promotion, monitoring reports how the version"
            + " does.",
        "The rules say what follows from that.");
    JsonNode promoted = champion("");
    failed(promoted);
    then(promoted);
    watched();
  }

  private void failed(JsonNode promoted) throws Exception {
    report(promoted, "eu", "it runs out of memory");
    claims.equal(
        "the deployment of version 3 is reported as failed: production returns to version 2 by"
            + " itself",
        "ROLLBACK to 2, revision 3",
        () -> inWords(champion("")));
    report(promoted, "us", "here too");
    claims.equal(
        "a second cluster reports the same: that is no second way back",
        List.of("ROLLBACK 2", "PROMOTION 3", "PROMOTION 2"),
        this::history);
    claims.equal(
        "the promotion is told as rolled back, and one alarm was raised for each report",
        "ROLLED_BACK 2",
        () ->
            promotion
                    .get(Group.DEPLOYER, promoted.path("promotion").asText())
                    .path("state")
                    .asText()
                + " "
                + alarms("deployment").size());
  }

  private void then(JsonNode promoted) {
    String at = promoted.path("since").asText();
    claims.equal(
        "what should have run at %s? Version 3; the log remembers".formatted(at),
        3,
        () -> champion("?at=" + at).path("version").asInt());
  }

  private void watched() throws Exception {
    JsonNode version =
        stage
            .api(Service.REGISTRY)
            .get(Group.AUDITOR, "/models/%s/versions/2".formatted(Approving.MODEL));
    double seen = version.at("/metrics/accuracy").asDouble() - 0.2;
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    for (int i = WINDOWS; i > 0; i--) {
      observe(seen, now.minusSeconds(60L * i), now.minusSeconds(60L * (i - 1)));
    }
    claims.equal(
        "monitoring sees version 2 do worse than it was measured, three times in a row: one alarm",
        1,
        () -> alarms(WATCH).size());
    stage.say("            " + alarms(WATCH).getFirst().path("detail").asText());
  }

  private void report(JsonNode promoted, String target, String detail) throws Exception {
    ObjectNode report = subject().put("target", target).put("outcome", "FAILED");
    report.set("promotionId", promoted.path("promotionId"));
    promotion.post(Group.DEPLOYER, "/deployment-reports", report.put("detail", detail));
  }

  private void observe(double accuracy, Instant start, Instant end) throws Exception {
    ObjectNode window = subject().put("version", 2).put("sampleCount", 400);
    window.put("windowStart", start.toString()).put("windowEnd", end.toString());
    window.putObject("figures").put("accuracy", accuracy);
    promotion.post(Group.DEPLOYER, "/observations", window);
  }

  private static ObjectNode subject() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("modelName", Approving.MODEL)
        .put("environment", "production");
  }

  private JsonNode champion(String query) throws Exception {
    return promotion.get(Group.DEPLOYER, CHAMPION + query);
  }

  private static String inWords(JsonNode champion) {
    return "%s to %s, revision %s"
        .formatted(
            champion.path("kind").asText(),
            champion.path("version").asText(),
            champion.path("revision").asText());
  }

  private List<String> history() throws Exception {
    List<String> history = new ArrayList<>();
    for (JsonNode each : promotion.all(Group.AUDITOR, CHAMPION + "/history")) {
      history.add(each.path("kind").asText() + " " + each.path("version").asText());
    }
    return history;
  }

  private List<JsonNode> alarms(String rule) throws Exception {
    return promotion.all(
        Group.OPERATOR,
        "/alarms?model=%s&environment=production&rule=%s"
            .formatted(Approving.MODEL, rule.replace(" ", "%20")));
  }
}
