package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.List;

/// A reviewer asks in plain words. Each answer names the entries that prove it.
final class Asking {

  private static final String MODEL = Approving.MODEL;

  /// All that the story tells.
  private static final String EVER = "from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

  private final Claims claims;
  private final Api audit;

  Asking(Stage stage) {
    this.claims = stage.claims();
    this.audit = stage.api(Service.AUDIT);
  }

  void ask() {
    claims.equal(
        "asked whether four eyes saw what came to production by people's word, the trail computes it anew",
        List.of("KEPT by [model-owner@local, validator@local]"),
        () -> {
          List<String> verdicts = new ArrayList<>();
          for (JsonNode each :
              answer("four-eyes?model=%s&environment=production".formatted(MODEL))) {
            if (!approvers(each).isEmpty()) { // most come there by the gates' word alone
              verdicts.add("%s by %s".formatted(each.path("verdict").asText(), approvers(each)));
            }
          }
          return verdicts;
        });
    claims.equal(
        "asked for everything that is wrong, it names the forged approval, which had no effect, and nothing else",
        List.of("FORGERY_REFUSED of " + MODEL),
        () -> {
          List<String> found = new ArrayList<>();
          for (JsonNode each : answer("violations?limit=1000&" + EVER).path("rows")) {
            found.add(each.path("code").asText() + " of " + each.path("model").asText());
          }
          return found;
        });
  }

  private static List<String> approvers(JsonNode row) {
    List<String> approvers = new ArrayList<>();
    row.path("approvers").forEach(each -> approvers.add(each.path("by").asText()));
    return approvers;
  }

  private JsonNode answer(String question) throws Exception {
    JsonNode answer = audit.get(Group.AUDITOR, "/answers/" + question);
    if (!answer.has("answer")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.path("answer");
  }
}
