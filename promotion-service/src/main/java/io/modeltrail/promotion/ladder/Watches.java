package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Severity;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Watch;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import io.modeltrail.governance.gate.WatchInput;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Terms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What follows from what monitoring saw of the version that an environment runs.
public final class Watches {

  private final Chronicle chronicle;
  private final Map<Streak.Key, Streak> streaks;

  /// @param streaks that are known; is changed
  public Watches(Chronicle chronicle, Map<Streak.Key, Streak> streaks) {
    this.chronicle = chronicle;
    this.streaks = streaks;
  }

  /// One window. Of a version that the environment does not run, nothing follows; of a window that
  /// ends before one that was judged already, neither.
  ///
  /// @return the streaks that it changed
  public Map<Streak.Key, Streak> observed(ModelObserved seen) {
    Map<Streak.Key, Streak> changed = new HashMap<>();
    ModelRegistered champion = chronicle.standing().championVersion(seen.getEnvironment());
    if (champion == null || champion.getVersion() != seen.getVersion()) {
      return changed;
    }
    Optional<Environment> environment =
        chronicle.ladder(champion).environment(seen.getEnvironment());
    if (environment.isEmpty()) {
      return changed;
    }
    long revision =
        chronicle.standing().champion(seen.getEnvironment()).map(Champion::revision).orElseThrow();
    WatchInput input = WatchInput.of(chronicle.standing().findings().of(champion), seen);
    for (Watch watch : environment.get().operation().watches()) {
      Streak.Key key =
          new Streak.Key(
              seen.getEnvironment(),
              seen.getModelName(),
              seen.getVersion(),
              watch.name(),
              seen.getSegment() == null ? "" : seen.getSegment());
      Streak before = streaks.getOrDefault(key, Streak.NONE);
      Judgement.Verdict verdict = watch.condition().judge(input);
      // What cannot be said of a window, as it has not the figure, neither breaks a watch nor keeps
      // it.
      if (seen.getWindowEnd().isAfter(before.lastEnd()) && verdict.outcome() != Outcome.ERROR) {
        boolean broken = verdict.outcome() == Outcome.FAILED;
        Streak after = before.after(revision, broken, seen.getWindowEnd());
        boolean due = after.isDue(watch.windows());
        Streak now = due ? after.withAlarm() : after;
        streaks.put(key, now);
        changed.put(key, now);
        if (due) {
          broken(watch, seen, verdict, environment.get());
        }
      }
    }
    return changed;
  }

  private void broken(
      Watch watch, ModelObserved seen, Judgement.Verdict verdict, Environment environment) {
    Aim aim = new Aim(seen.getModelName(), seen.getVersion(), seen.getEnvironment());
    String reason =
        "%s was broken in %d windows in a row%s: %s"
            .formatted(
                watch.name(),
                watch.windows(),
                seen.getSegment() == null ? "" : " of segment " + seen.getSegment(),
                verdict.detail().strip().replaceAll("\\s+", " "));
    chronicle.alarm(aim, null, new Telling.Alarm(watch.name(), reason, Severity.WARNING));
    ModelRegistered champion = chronicle.standing().championVersion(aim.environment());
    if (champion == null || champion.getVersion() != aim.version()) {
      return; // another watch has rolled it back because of the same window
    }
    switch (watch.otherwise()) {
      case ALARM -> {}
      case ASK -> propose(watch, aim, reason, environment);
      case ROLL_BACK -> new Reports(chronicle).rollBack(aim, reason);
    }
  }

  private void propose(Watch watch, Aim aim, String reason, Environment environment) {
    Ask ask =
        Ask.automatic(
            chronicle.cause(),
            aim,
            chronicle.cause().actor(),
            Terms.rollBack(reason),
            "propose/" + aim.environment() + "/" + watch.name());
    new Returns(chronicle)
        .proposed(
            Promotion.of(ask),
            environment.operation().rollBackRole(),
            chronicle.cause().at().plus(Approvals.EXPIRES_DEFAULT));
  }
}
