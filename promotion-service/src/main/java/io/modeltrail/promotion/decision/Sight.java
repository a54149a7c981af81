package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.promotion.evidence.Evidence;
import io.modeltrail.promotion.ladder.Standing;

/// The evidence of a promotion, as it is to be seen now.
final class Sight {

  private Sight() {}

  static Evidence of(
      PromotionTable.Known known, ModelRegistered version, Standing standing, Rules rules) {
    String environment = known.promotion().ask().aim().environment();
    ModelRegistered champion = standing.championVersion(environment);
    return Evidence.of(
        known.last(),
        standing.findings().of(version),
        champion == null ? null : standing.findings().of(champion),
        standing.descriptions().of(version.getVersion()),
        rules);
  }
}
