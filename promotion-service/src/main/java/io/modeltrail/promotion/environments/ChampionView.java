package io.modeltrail.promotion.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.decision.Stored;
import java.util.List;
import java.util.Optional;

/// What an environment runs since a change, as HTTP shows it.
final class ChampionView {

  /// Of a retirement all that could be deployed is left out: nothing should run.
  private static final List<String> OF_THE_RETIRED =
      List.of(
          "version",
          "workspace",
          "artifact",
          "algorithm",
          "run",
          "metrics",
          "tags",
          "phase",
          "rollout");

  private ChampionView() {}

  static ObjectNode of(SuccessionEntity succession) {
    ObjectNode view = Stored.view(succession.content, ModelPromoted.class);
    if (isRetirement(succession)) {
      view.remove(OF_THE_RETIRED);
      view.putNull("champion");
    }
    view.put("since", succession.at.toString());
    view.put("promotion", "/promotions/" + succession.promotionId);
    return view;
  }

  /// The same with what is reported to run.
  static ObjectNode of(SuccessionEntity succession, List<ObjectNode> reported) {
    ObjectNode view = of(succession);
    view.putArray("reported").addAll(reported);
    return view;
  }

  /// The SHA-256 of the artifact that should run; empty: nothing should.
  static Optional<String> artifact(SuccessionEntity succession) {
    return isRetirement(succession)
        ? Optional.empty()
        : Optional.ofNullable(succession.content.path("artifact").path("sha256").textValue());
  }

  private static boolean isRetirement(SuccessionEntity succession) {
    return PromotionKind.valueOf(succession.kind) == PromotionKind.RETIREMENT;
  }
}
