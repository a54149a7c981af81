package io.modeltrail.audit.answers.deciding;

import io.modeltrail.audit.answers.check.Checks;
import io.modeltrail.audit.answers.check.Finding;
import io.modeltrail.audit.answers.check.FindingRow;
import io.modeltrail.audit.answers.check.Matter;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What came into an environment, or runs there, past its rules.
final class Unapproved implements Question {

  private static final Card CARD =
      Card.of(
              "unapproved",
              "Was any version in production without a valid approval before it, by a bypass or an out-of-band change?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .restsOn(
              DeploymentReported.class,
              ModelPromoted.class,
              PromotionChanged.class,
              PromotionDecided.class,
              GovernanceApplied.class)
          .askedBy("SOC 2 CC8.1", "AI Act art. 12(2)(a)")
          .cannotSay(
              "What runs without anybody reporting it. Emergencies are let in past approvals by the rules: see emergencies.");

  /// @param verdict NONE_FOUND or FOUND
  record Said(String verdict, int found, List<FindingRow> rows) {}

  private final AttestationKeys keys;

  Unapproved(AttestationKeys keys) {
    this.keys = keys;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, DeploymentReported.class, ModelPromoted.class);
    Policies policies = Policies.of(asked.records());
    List<Finding> all = new ArrayList<>();
    for (String model : scope.models()) {
      if (ModelFacts.areTooMany(asked.records(), model, Matter.KINDS)) {
        asked.cannotSay(
            CannotSay.TOO_MUCH,
            "%s has more records than one answer reads: its rules were not looked at"
                .formatted(model));
        continue;
      }
      ModelFacts facts = ModelFacts.read(asked.records(), model, Matter.KINDS);
      Matter matter = new Matter(facts, policies, keys, asked.now());
      Checks.of(matter, Checks.ADMISSION).stream()
          .filter(each -> each.proof().stream().anyMatch(it -> scope.holds(it.appendedAt())))
          .forEach(all::add);
    }
    List<FindingRow> rows =
        asked.page(all).stream().map(each -> FindingRow.of(asked, each)).toList();
    return new Said(all.isEmpty() ? "NONE_FOUND" : "FOUND", all.size(), rows);
  }
}
