package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What follows from one event for one model: the promotion that is asked for, and those that the
/// rules ask for by themselves once it has succeeded.
public final class Promotions {

  private final Ladder ladder;
  private final Cause cause;
  private final Standing standing;
  private final Telling telling;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Ask, PromotionChanged> lastSteps = new LinkedHashMap<>();

  /// @param rules in force when the log took the event
  /// @param standing is changed by what is decided
  public Promotions(Rules rules, Cause cause, Standing standing) {
    this.ladder = new Ladder(rules.governance());
    this.cause = cause;
    this.standing = standing;
    this.telling = new Telling(rules, cause);
  }

  /// All that was decided, in order.
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /// The promotions that came to a state, with their last step.
  public Map<Ask, PromotionChanged> lastSteps() {
    return Collections.unmodifiableMap(lastSteps);
  }

  /// A version has been registered: it goes wherever the rules let it by themselves. One pass from
  /// the lowest environment up is enough: an environment requires lower ones only.
  public void registered(ModelRegistered version) {
    for (Environment environment : ladder.automatic(version)) {
      if (ladder.lets(version, environment, standing)) {
        promote(automatic(version, environment), version);
      }
    }
  }

  /// A promotion is asked for, and its version is known. If it succeeds, the version goes on to
  /// where the rules let it by themselves after that.
  public void asked(Ask ask, ModelRegistered version) {
    Set<String> reached = new HashSet<>();
    if (promote(ask, version)) {
      reached.add(ask.environment());
    }
    for (Environment environment : ladder.automatic(version)) {
      boolean follows = environment.after() != null && reached.contains(environment.after());
      if (follows
          && !standing.hasReigned(version.getVersion(), environment.name())
          && promote(automatic(version, environment), version)) {
        reached.add(environment.name());
      }
    }
  }

  /// A promotion is asked for of a version that is not registered, yet or ever.
  ///
  /// @param until when it stops waiting
  public void waits(Ask ask, String modelName, String waitingFor, Instant until) {
    add(
        ask,
        telling
            .step(ask, modelName, PromotionState.WAITING)
            .setWaitingFor(waitingFor)
            .setExpiresAt(until)
            .build());
  }

  /// What was waited for has not come in time.
  public void missed(Ask ask, String modelName, String detail) {
    add(
        ask,
        telling
            .step(ask, modelName, PromotionState.REFUSED)
            .setCode("VERSION_UNKNOWN")
            .setDetail(detail)
            .build());
  }

  private Ask automatic(ModelRegistered version, Environment environment) {
    return Ask.automatic(cause, version.getActor(), version.getVersion(), environment.name());
  }

  private boolean promote(Ask ask, ModelRegistered version) {
    ModelRegistered before = standing.championVersion(ask.environment());
    return switch (ladder.rule(ask, version, standing, cause.at())) {
      case Ruling.Promoted promoted -> {
        long revision = standing.crown(ask.environment(), version);
        add(ask, telling.promoted(ask, version, before, promoted.gates()));
        facts.add(
            new Fact.Succession(
                cause, telling.succession(ask, version, before, revision, promoted.gates())));
        yield true;
      }
      case Ruling.Refused refused -> {
        add(ask, telling.refused(ask, version, before, refused));
        yield false;
      }
    };
  }

  private void add(Ask ask, PromotionChanged told) {
    lastSteps.put(ask, told);
    facts.add(new Fact.Step(cause, told));
  }
}
