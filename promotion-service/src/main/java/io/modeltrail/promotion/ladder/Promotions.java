package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.rules.Rules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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
  private final Deque<Arrival> arrivals = new ArrayDeque<>();

  /// The version that the event is about.
  private int subject;

  /// That a version is the first of its code in an environment.
  private record Arrival(ModelRegistered version, Code code, String environment) {}

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
    subject = version.getVersion();
    standing.lineage().knows(version);
    for (Environment environment : ladder.automatic(version)) {
      if (ladder.lets(version, environment, standing)) {
        promote(automatic(version, environment), version);
      }
    }
    followTheCode();
  }

  /// A promotion is asked for, and its version is known; or it has waited, and is asked for again.
  /// If it succeeds, the version goes on to where the rules let it by themselves after that.
  public void asked(Ask ask, ModelRegistered version) {
    subject = version.getVersion();
    promoteAndGoOn(ask, version);
    followTheCode();
  }

  private Ruling promoteAndGoOn(Ask ask, ModelRegistered version) {
    Ruling ruling = promote(ask, version);
    Set<String> reached = new HashSet<>();
    if (ruling instanceof Ruling.Promoted) {
      reached.add(ask.environment());
    }
    for (Environment environment : ladder.automatic(version)) {
      After after = environment.after();
      if (after != null
          && reached.contains(after.environment())
          && !standing.hasReigned(version.getVersion(), environment.name())
          && !standing.isWaiting(environment.name(), version.getVersion())
          && !isAskedAlready(automatic(version, environment))
          && promote(automatic(version, environment), version) instanceof Ruling.Promoted) {
        reached.add(environment.name());
      }
    }
    return ruling;
  }

  /// Code has come to an environment for the first time: versions that were trained from it
  /// elsewhere may be what environments above have been waiting for. Of several the newest is tried
  /// first, and the next only if that is refused.
  private void followTheCode() {
    while (!arrivals.isEmpty()) {
      Arrival arrival = arrivals.removeFirst();
      for (Environment environment : ladder.automaticBySameCode(arrival.environment())) {
        for (ModelRegistered other : standing.lineage().others(arrival.version(), arrival.code())) {
          if (standing.isOpen(other, environment.name())
              && !isAskedAlready(automatic(other, environment))
              && !(promoteAndGoOn(automatic(other, environment), other)
                  instanceof Ruling.Refused)) {
            break;
          }
        }
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

  /// Several versions may be asked for because of one event: the names of asks tell them apart.
  private Ask automatic(ModelRegistered version, Environment environment) {
    int number = version.getVersion();
    String name = environment.name() + (number == subject ? "" : "/" + number);
    return Ask.automatic(cause, version.getActor(), number, environment.name(), name);
  }

  /// One event asks for the same but once: what was refused because of it is not asked for again.
  private boolean isAskedAlready(Ask ask) {
    return lastSteps.keySet().stream()
        .anyMatch(each -> each.promotionId().equals(ask.promotionId()));
  }

  private Ruling promote(Ask ask, ModelRegistered version) {
    ModelRegistered before = standing.championVersion(ask.environment());
    Ruling ruling = ladder.rule(ask, version, standing, cause.at());
    standing.waitsNoMore(ask);
    switch (ruling) {
      case Ruling.Promoted promoted -> {
        arrives(version, ask.environment());
        long revision = standing.crown(ask.environment(), version);
        add(ask, telling.promoted(ask, version, before, promoted.gates()));
        facts.add(
            new Fact.Succession(
                cause, telling.succession(ask, version, before, revision, promoted.gates())));
      }
      case Ruling.Waiting waiting -> {
        standing.waits(ask);
        add(ask, telling.waiting(ask, version, before, waiting));
      }
      case Ruling.Refused refused -> add(ask, telling.refused(ask, version, before, refused));
    }
    return ruling;
  }

  private void arrives(ModelRegistered version, String environment) {
    Code.of(version)
        .filter(code -> !standing.lineage().isAccepted(code, environment))
        .ifPresent(code -> arrivals.add(new Arrival(version, code, environment)));
  }

  private void add(Ask ask, PromotionChanged told) {
    lastSteps.put(ask, told);
    facts.add(new Fact.Step(cause, told));
  }
}
