package io.modeltrail.audit.answers.deciding;

import io.modeltrail.audit.answers.check.Roles;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.answers.story.Subjects;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges a promotion again: with what the trail holds, by the rules of then and by the newest.
final class Replay {

  /// Longer than any gate waits: what has not passed by then has not passed.
  private static final Duration WAITED = Duration.ofDays(365);

  private final ModelFacts facts;
  private final Policies policies;

  /// @param isSame whether the gates say what was recorded; null: they cannot be asked
  /// @param today null: the newest rules cannot be asked
  record Replayed(@Nullable Boolean isSame, @Nullable Today today, List<Fact<?>> inputs) {}

  /// What the newest rules say.
  ///
  /// @param wouldPass whether they would let it through with the approvals that it has
  /// @param against why not
  record Today(long revision, boolean wouldPass, List<String> against, List<String> gates) {}

  Replay(ModelFacts facts, Policies policies) {
    this.facts = facts;
    this.policies = policies;
  }

  Replayed of(Fact<PromotionChanged> step) {
    Optional<Fact<ModelRegistered>> version = facts.version(step.said().getVersion());
    if (version.isEmpty()) {
      return new Replayed(null, null, List.of());
    }
    Instant at = at(step);
    GateInput input = input(step, version.get(), at);
    PromotionChanged said = step.said();
    Optional<Environment> then =
        policies
            .of(said.getGovernanceRevision(), said.getGovernanceDigest())
            .flatMap(each -> environment(each, said, at));
    Optional<Fact<GovernanceApplied>> newest = policies.newest();
    return new Replayed(
        then.map(each -> isSame(each, input, said)).orElse(null),
        newest.map(each -> today(each, input, step, at)).orElse(null),
        inputs(version.get(), at));
  }

  /// The log's time of what led to the step: what gates call now.
  private static Instant at(Fact<PromotionChanged> step) {
    Instant occurred = step.said().getOccurredAt();
    return occurred.equals(Instant.EPOCH) ? step.entry().appendedAt() : occurred;
  }

  private GateInput input(Fact<PromotionChanged> step, Fact<ModelRegistered> version, Instant at) {
    Subjects subjects = new Subjects(facts, at);
    Integer champion = step.said().getChampionVersion();
    return GateInput.of(
        subjects.of(version.said()),
        champion == null
            ? null
            : facts.version(champion).map(each -> subjects.of(each.said())).orElse(null),
        at);
  }

  private List<Fact<?>> inputs(Fact<ModelRegistered> version, Instant at) {
    List<Fact<?>> inputs = new ArrayList<>(List.of(version));
    inputs.addAll(new Subjects(facts, at).assessments(version.said()));
    return inputs;
  }

  private Optional<Environment> environment(
      Fact<GovernanceApplied> rules, PromotionChanged said, Instant at) {
    return policies
        .read(rules.said())
        .map(it -> it.of(facts.model(), Descriptions.of(facts, at).tier(said.getVersion())))
        .flatMap(it -> it.environment(said.getEnvironment()));
  }

  private static boolean isSame(Environment environment, GateInput input, PromotionChanged said) {
    List<String> again =
        environment.gates().stream()
            .map(each -> each.judge(input, WAITED))
            .map(each -> key(each.gate().name(), each.outcome() == Outcome.PASSED, each.detail()))
            .toList();
    List<String> recorded =
        said.getGates().stream()
            .map(
                each ->
                    key(each.getName(), each.getOutcome() == GateOutcome.PASSED, each.getDetail()))
            .toList();
    return again.equals(recorded);
  }

  private static String key(String gate, boolean passed, String detail) {
    return "%s|%s|%s".formatted(gate, passed, detail);
  }

  private Today today(
      Fact<GovernanceApplied> rules, GateInput input, Fact<PromotionChanged> step, Instant at) {
    PromotionChanged said = step.said();
    Optional<Environment> environment = environment(rules, said, at);
    if (environment.isEmpty()) {
      return new Today(
          rules.said().getRevision(),
          false,
          List.of("the rules have no environment " + said.getEnvironment()),
          List.of());
    }
    List<Judgement> gates =
        environment.get().gates().stream().map(each -> each.judge(input, WAITED)).toList();
    List<String> against = new ArrayList<>();
    below(environment.get().after(), said, at).ifPresent(against::add);
    gates.stream()
        .filter(each -> each.outcome() != Outcome.PASSED)
        .forEach(
            each -> against.add("gate \"%s\": %s".formatted(each.gate().name(), each.detail())));
    Roles.missing(environment.get().admission().approvals().roles(), said.getApprovals())
        .forEach(each -> against.add("approval as " + each));
    return new Today(
        rules.said().getRevision(),
        against.isEmpty(),
        against,
        gates.stream()
            .map(each -> "%s: %s (%s)".formatted(each.gate().name(), each.outcome(), each.detail()))
            .toList());
  }

  private Optional<String> below(@Nullable After after, PromotionChanged said, Instant at) {
    if (after == null || after.sameCode()) {
      return Optional.empty();
    }
    boolean served =
        facts
            .version(said.getVersion())
            .filter(each -> each.said().getServes().contains(after.environment()))
            .isPresent();
    boolean reached =
        Champions.of(facts, after.environment()).history().stream()
            .anyMatch(
                each ->
                    each.said().getVersion() == said.getVersion()
                        && !Champions.since(each).isAfter(at));
    return served && !reached
        ? Optional.of("it has never been champion in " + after.environment())
        : Optional.empty();
  }
}
