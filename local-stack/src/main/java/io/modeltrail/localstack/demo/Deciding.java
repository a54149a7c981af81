package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rules decide which version an environment runs; somebody asks and is refused; the rules are
/// changed.
final class Deciding {

  private static final String MODEL = "diabetes-progression";
  private static final int VERSION = 3;
  private static final String GATE = "worth the change";

  private final Stage stage;
  private final Claims claims;
  private final Api promotion;
  private final Decided decided;
  private final Map<String, Integer> asked = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  Deciding(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.promotion = stage.api(Service.PROMOTION);
    this.decided = new Decided(promotion);
  }

  void byTheRules() throws Exception {
    stage.chapter(
        "Rules decide where a version runs",
        "governance.yaml holds a ladder: dev, qa, production, with gates on what was measured. Each version",
        "climbs as far as its figures carry it. A gate that refuses shows the values that it saw.");
    decisions();
  }

  void byTheNewRules() throws Exception {
    stage.chapter(
        "What was trained meanwhile is decided by the new rules",
        "The second run's models meet the champions of the first.");
    decisions();
  }

  /// Of versions that nothing was told of yet.
  private void decisions() throws Exception {
    for (Expected each : Expected.of(stage.log().registered(), asked, 1)) {
      if (!told.add(each.model() + " " + each.version())) {
        continue;
      }
      claims.equal(
          "%s version %d, %s: %s"
              .formatted(each.model(), each.version(), each.figure(), each.inWords()),
          each.decisions(),
          () -> Decided.inWords(decided.automatic(each.model(), each.version())));
      for (JsonNode promotion : decided.automatic(each.model(), each.version())) {
        if (promotion.path("state").asText().equals("REFUSED")) {
          stage.say("            " + promotion.path("detail").asText());
        }
      }
    }
  }

  void asked() throws Exception {
    stage.chapter(
        "Somebody asks all the same",
        "The newest diabetes model is a little better than the champion, which its rules do not take for",
        "worth a change. A deployer asks for it over HTTP.");
    JsonNode answer = ask();
    claims.equal(
        "the rules refuse a person as they refuse a pipeline, by the same gate",
        "REFUSED " + GATE,
        () -> answer.path("state").asText() + " " + against(answer));
    claims.equal(
        "production still runs version 2", "2", () -> champion(MODEL).path("version").asText());
  }

  void underNewRules() throws Exception {
    stage.chapter(
        "The rules are changed",
        "An operator takes that gate out and applies the file. The rules are a record in the log, too: it has",
        "a revision, and each decision names the one that it was made under.");
    new Rules(stage).change(Rules.withoutGate(), 2);
    JsonNode answer = ask();
    claims.equal(
        "asked again, it is promoted, under revision 2",
        "PROMOTED 2",
        () -> answer.path("state").asText() + " " + answer.path("governanceRevision").asText());
    asked.put(MODEL, VERSION);
    claims.equal(
        "production runs version 3, in place of version 2, in its second revision",
        "3 2 2",
        () -> {
          JsonNode champion = champion(MODEL);
          return "%s %s %s"
              .formatted(
                  champion.path("version").asText(),
                  champion.path("previousVersion").asText(),
                  champion.path("revision").asText());
        });
  }

  private JsonNode ask() throws Exception {
    return promotion.post(
        Group.DEPLOYER,
        "/promotions",
        JsonNodeFactory.instance
            .objectNode()
            .put("modelName", MODEL)
            .put("version", VERSION)
            .put("environment", "production")
            .put("reason", "the users ask for it"));
  }

  private JsonNode champion(String model) throws Exception {
    return promotion.get(Group.DEPLOYER, "/environments/production/champions/" + model);
  }

  /// The gates that did not pass.
  private static String against(JsonNode promotion) {
    List<String> names = new ArrayList<>();
    for (JsonNode gate : promotion.path("gates")) {
      if (!gate.path("outcome").asText().equals("PASSED")) {
        names.add(gate.path("name").asText());
      }
    }
    return String.join(", ", names);
  }
}
