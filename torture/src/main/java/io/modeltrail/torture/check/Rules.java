package io.modeltrail.torture.check;

import java.io.IOException;
import java.util.List;

/// All parts of the promise.
final class Rules {

  private static final List<Rule> ALL =
      List.of(
          new RecordRule(),
          new VersionRule(),
          new RequestRule(),
          new RefusalRule(),
          new TwiceRule(),
          new PromotionRule(),
          new DecisionRule(),
          new ChampionRule(),
          new CatalogRule(),
          new TrailRule(),
          new CheckpointRule());

  private Rules() {}

  static List<Violation> judge(Evidence evidence) throws IOException {
    Findings findings = new Findings();
    for (Rule rule : ALL) {
      rule.check(evidence, findings);
    }
    return findings.all();
  }
}
