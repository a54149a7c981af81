package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Ruling;
import io.modeltrail.promotion.life.Terms;
import io.modeltrail.promotion.life.Wait;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What follows from one event for one model: the promotion that is asked for, and those that the
/// rules ask for by themselves once it has succeeded.
public final class Promotions {

  private final Chronicle chronicle;
  private final Standing standing;
  private final Deque<Arrival> arrivals = new ArrayDeque<>();

  /// The version that the event is about.
  private int subject;

  /// That a version is the first of its code in an environment.
  private record Arrival(ModelRegistered version, Code code, String environment) {}

  public Promotions(Chronicle chronicle) {
    this.chronicle = chronicle;
    this.standing = chronicle.standing();
  }

  /// A version has been registered: it goes wherever the rules let it by themselves. One pass from
  /// the lowest environment up is enough: an environment requires lower ones only.
  ///
  /// @param askedFor the environments for which somebody has asked before it came: they are not
  ///   asked for once more
  public void registered(ModelRegistered version, Set<String> askedFor) {
    subject = version.getVersion();
    standing.lineage().knows(version);
    Ladder ladder = ladder(version);
    for (Environment environment : ladder.automatic(version)) {
      if (!askedFor.contains(environment.name()) && ladder.lets(version, environment)) {
        promote(automatic(version, environment), version);
      }
    }
    followTheCode();
  }

  /// A promotion is asked for, and its version is known; or it has waited, and is asked for again.
  /// If it succeeds, the version goes on to where the rules let it by themselves after that. What
  /// was superseded because of the same event is over.
  public void asked(Promotion promotion, ModelRegistered version) {
    Promotion known = standing.promotion(promotion.id());
    if (known != null && !known.isOpen()) {
      return;
    }
    subject = version.getVersion();
    promoteAndGoOn(promotion, version);
    followTheCode();
  }

  private Ruling promoteAndGoOn(Promotion promotion, ModelRegistered version) {
    Ruling ruling = promote(promotion, version);
    Set<String> reached = new HashSet<>();
    if (ruling instanceof Ruling.Promoted) {
      reached.add(promotion.ask().aim().environment());
    }
    for (Environment environment : ladder(version).automatic(version)) {
      After after = environment.after();
      if (after != null
          && reached.contains(after.environment())
          && standing.isOutside(version, environment.name())
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
      Set<String> settled = new HashSet<>();
      for (ModelRegistered other : standing.lineage().others(arrival.version(), arrival.code())) {
        // By the rules for that version: it may be described otherwise than the one that arrived.
        for (Environment environment : ladder(other).automaticBySameCode(arrival.environment())) {
          if (!settled.contains(environment.name())
              && standing.isOutside(other, environment.name())
              && standing.isNewer(other, environment.name())
              && !isAskedAlready(automatic(other, environment))
              && settles(promoteAndGoOn(automatic(other, environment), other))) {
            settled.add(environment.name());
          }
        }
      }
    }
  }

  /// Whether an older one need not be tried: it would find no room either.
  private static boolean settles(Ruling ruling) {
    return !(ruling instanceof Ruling.Refused refused) || refused.code().equals(Room.REFUSED);
  }

  /// A promotion is asked for of a version that is not registered, yet or ever.
  public void waits(Promotion promotion) {
    Ask ask = promotion.ask();
    Ruling ruling =
        new Ruling.Waiting(
            List.of(),
            Wait.VERSION,
            "version %d of %s to be registered"
                .formatted(ask.aim().version(), ask.aim().modelName()),
            ask.at().plus(chronicle.limits().waitForVersion()));
    chronicle.judged(promotion, Room.in(chronicle, promotion, ruling), null);
  }

  /// What was waited for has not come in time.
  public void missed(Promotion promotion) {
    Aim aim = promotion.ask().aim();
    chronicle.step(
        promotion,
        new Command.Miss(),
        told ->
            told.setCode("VERSION_UNKNOWN")
                .setDetail(
                    "version %d of %s was not registered in time"
                        .formatted(aim.version(), aim.modelName())));
  }

  private Ladder ladder(ModelRegistered version) {
    return chronicle.ladder(version);
  }

  /// Several versions may be asked for because of one event: the names of asks tell them apart.
  private Promotion automatic(ModelRegistered version, Environment environment) {
    int number = version.getVersion();
    String name = environment.name() + (number == subject ? "" : "/" + number);
    Aim aim = new Aim(version.getModelName(), number, environment.name());
    return Promotion.of(
        Ask.automatic(chronicle.cause(), aim, version.getActor(), Terms.AUTOMATIC, name));
  }

  /// One event asks for the same but once: what was refused because of it is not asked for again.
  private boolean isAskedAlready(Promotion promotion) {
    return chronicle.changed().containsKey(promotion.id());
  }

  private Ruling promote(Promotion promotion, ModelRegistered version) {
    String environment = promotion.ask().aim().environment();
    Ruling ruling = Room.in(chronicle, promotion, ladder(version).rule(promotion, version));
    if (ruling instanceof Ruling.Promoted) {
      arrives(version, environment);
    }
    chronicle.judged(promotion, ruling, version);
    if (ruling instanceof Ruling.Promoted) {
      supersede(promotion, version);
    }
    return ruling;
  }

  private void arrives(ModelRegistered version, String environment) {
    Code.of(version)
        .filter(code -> standing.lineage().reigns(code, environment).isEmpty())
        .ifPresent(code -> arrivals.add(new Arrival(version, code, environment)));
  }

  /// What has not been decided, and would bring the environment nothing newer, is over. What was
  /// asked for although it is older stays.
  private void supersede(Promotion by, ModelRegistered version) {
    for (Promotion other : standing.open(by.ask().aim().environment())) {
      Ask ask = other.ask();
      boolean newer = ask.aim().version() > version.getVersion();
      boolean same = ask.aim().version() == version.getVersion();
      if (other.isOfKindPromotion() && !newer && (same || !ask.terms().allowOlder())) {
        chronicle.step(
            other,
            new Command.Supersede(),
            told ->
                told.setSupersededBy(by.id())
                    .setDetail(
                        "%s runs version %d since"
                            .formatted(ask.aim().environment(), version.getVersion())));
      }
    }
  }
}
