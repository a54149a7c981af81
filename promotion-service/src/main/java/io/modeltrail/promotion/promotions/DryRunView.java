package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.promotion.decision.Rehearsal;
import io.modeltrail.promotion.decision.Stored;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would become of a request, as it is shown.
final class DryRunView {

  /// What a step says besides what was asked: ids would be others.
  private static final List<String> SAID =
      List.of(
          "state",
          "code",
          "detail",
          "waitingFor",
          "gates",
          "approvalsRequired",
          "championVersion",
          "expiresAt",
          "reviewDueAt",
          "governanceRevision",
          "governanceDigest");

  private DryRunView() {}

  /// @param objection why who asks may not ask so; null: they may
  static ObjectNode of(Rehearsal rehearsal, @Nullable Objection objection) {
    ObjectNode view = Stored.view(rehearsal.step()).retain(SAID);
    if (objection != null) {
      view.putObject("objection").put("code", objection.code()).put("detail", objection.detail());
    }
    ArrayNode superseded = view.putArray("wouldSupersede");
    ArrayNode next = view.putArray("wouldFollow");
    for (PromotionChanged step : rehearsal.others()) {
      if (step.getState() == PromotionState.SUPERSEDED) {
        superseded
            .addObject()
            .put("href", "/" + Topics.subject(step.getPromotionId()))
            .put("version", step.getVersion())
            .put("environment", step.getEnvironment());
      } else {
        ObjectNode one =
            next.addObject()
                .put("version", step.getVersion())
                .put("environment", step.getEnvironment())
                .put("state", step.getState().name());
        if (step.getCode() != null) {
          one.put("code", step.getCode());
        }
      }
    }
    return view;
  }
}
