package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change of a champion beside the rules that it was decided under.
///
/// @param promotion what led to it
/// @param rules empty: the trail does not have them
/// @param environments the rules for the environment as they were for the model then. Mostly one:
///   more where the model was described at about the time of the decision, as nobody can tell from
///   the trail which of two topics was read first
record Ruled(
    Fact<ModelPromoted> promoted,
    PromotionFacts promotion,
    Optional<Fact<GovernanceApplied>> rules,
    List<Environment> environments) {

  private static final Duration ABOUT = Duration.ofMinutes(1);

  /// All changes that had to pass gates and approvals.
  static List<Ruled> of(Matter matter) {
    return matter.facts().promotions().stream()
        .filter(each -> each.kind() == PromotionKind.PROMOTION && !each.isEmergency())
        .flatMap(each -> each.promoted().stream().map(promoted -> of(matter, each, promoted)))
        .toList();
  }

  private static Ruled of(Matter matter, PromotionFacts promotion, Fact<ModelPromoted> promoted) {
    Optional<Fact<GovernanceApplied>> rules =
        matter.policies().of(promoted.said().getGovernanceRevision(), digest(promotion));
    List<Environment> environments =
        rules
            .flatMap(each -> matter.policies().read(each.said()))
            .map(governance -> environments(matter, promoted, governance))
            .orElse(List.of());
    return new Ruled(promoted, promotion, rules, environments);
  }

  private static String digest(PromotionFacts promotion) {
    return promotion.steps().stream()
        .map(Fact::said)
        .filter(step -> step.getState() == PromotionState.PROMOTED)
        .map(PromotionChanged::getGovernanceDigest)
        .findFirst()
        .orElse("");
  }

  private static List<Environment> environments(
      Matter matter, Fact<ModelPromoted> promoted, Governance governance) {
    Instant since = Champions.since(promoted);
    return Stream.of(since, since.minus(ABOUT), since.plus(ABOUT))
        .map(at -> Descriptions.of(matter.facts(), at).tier(promoted.said().getVersion()))
        .distinct()
        .flatMap(
            tier ->
                governance
                    .of(matter.facts().model(), tier)
                    .environment(promoted.said().getEnvironment())
                    .stream())
        .toList();
  }

  Finding finding(Code code, String what) {
    return Finding.at(code, promoted, what).version(promoted.said().getVersion());
  }
}
