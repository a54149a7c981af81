package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rules decide which version an environment runs; somebody asks and is refused; the rules are
/// changed.
final class Deciding {

  private static final String MODEL = "diabetes-progression";
  private static final int VERSION = 3;
  private static final String GATE = "worth the change";

  private final Stage stage;
  private final Claims claims;
  private final Api promotion;
  private final Map<String, Integer> asked = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  Deciding(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.promotion = stage.api(Service.PROMOTION);
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
          () -> decisions(each.model(), each.version()));
      for (JsonNode promotion : automatic(each.model(), each.version())) {
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
    DefaultGovernance before = DefaultGovernance.in(Checkout.find());
    String text = withoutGate(before.text());
    var api =
        new GovernanceApi(
            stage.stack().url(Service.PROMOTION), stage.stack().token(Group.OPERATOR));
    stage.say("Before it is applied, the service says what would change:");
    api.check(text).body().path("changes").forEach(change -> stage.say("  " + change.asText()));
    claims.equal(
        "the new rules are revision 2",
        2,
        () -> api.apply(text, Map.of()).body().path("revision").asInt());
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

  /// What was decided about a version by itself, lowest environment first.
  private List<String> decisions(String model, int version) throws Exception {
    return automatic(model, version).stream()
        .map(each -> each.path("environment").asText() + " " + each.path("state").asText())
        .toList();
  }

  private List<JsonNode> automatic(String model, int version) throws Exception {
    Map<Integer, JsonNode> found = new TreeMap<>();
    for (JsonNode each :
        promotion.all(
            Group.DEPLOYER, "/promotions?model=%s&version=%d".formatted(model, version))) {
      if (!each.has("reason")) {
        found.put(
            List.of("dev", "qa", "production").indexOf(each.path("environment").asText()), each);
      }
    }
    return new ArrayList<>(found.values());
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

  private static String withoutGate(String text) {
    int gate = text.indexOf("      # Who uses a forecast");
    int end = text.indexOf("\n# Where teams train");
    if (gate < 0 || end < gate) {
      throw new IllegalStateException("governance.yaml is not the one that this story knows");
    }
    return text.substring(0, gate) + text.substring(end);
  }
}
