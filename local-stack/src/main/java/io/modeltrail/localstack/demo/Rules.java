package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.stack.Service;
import java.util.Map;

/// The rules, as an operator of the story changes them.
final class Rules {

  private static final String AUTOMATICALLY = "    promote: automatically\n";

  private final Stage stage;
  private final GovernanceApi promotion;

  Rules(Stage stage) {
    this.stage = stage;
    this.promotion =
        new GovernanceApi(
            stage.stack().url(Service.PROMOTION), stage.stack().token(Group.OPERATOR));
  }

  /// The rules that the stack began with, without the gate that asks for worth.
  static String withoutGate() {
    String text = DefaultGovernance.in(Checkout.find()).text();
    int gate = text.indexOf("      # Who uses a forecast");
    int end = text.indexOf("    # What monitoring reports");
    if (gate < 0 || end < gate) {
      throw unknown();
    }
    return text.substring(0, gate) + text.substring(end);
  }

  /// The same, and only qa takes versions by itself.
  static String whenAsked() {
    String text = withoutGate();
    int qa = text.indexOf("  - name: qa\n");
    int production = text.indexOf("  - name: production\n");
    if (qa < 0 || production < qa) {
      throw unknown();
    }
    return text.substring(0, qa).replace(AUTOMATICALLY, "")
        + text.substring(qa, production)
        + text.substring(production).replace(AUTOMATICALLY, "");
  }

  /// The same, and production asks two people. They stand in the file as a comment.
  static String withApprovals() {
    String text = whenAsked();
    String with = text.replace("    # approvals:", "    approvals:");
    if (with.equals(text)) {
      throw unknown();
    }
    return with;
  }

  /// Applies them.
  ///
  /// @param revision that they have to become
  void change(String text, int revision) throws Exception {
    stage.say("Before it is applied, the service says what would change:");
    JsonNode changes = promotion.check(text).body().path("changes");
    changes.forEach(change -> stage.say("  " + change.asText()));
    stage
        .claims()
        .equal(
            "the new rules are revision " + revision,
            revision,
            () -> promotion.apply(text, Map.of()).body().path("revision").asInt());
  }

  private static IllegalStateException unknown() {
    return new IllegalStateException("governance.yaml is not the one that this story knows");
  }
}
