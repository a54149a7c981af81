package io.modeltrail.examples.deployment;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.examples.deployment.Deployments.Effect;
import java.util.EnumMap;
import java.util.Map;

/// What has been done, for a person.
final class Report {

  private final Map<Effect, Integer> effects = new EnumMap<>(Effect.class);

  void add(ChampionChanged change, Effect effect) {
    effects.merge(effect, 1, Integer::sum);
    if (effect == Effect.NONE) {
      return;
    }
    var champion = change.getChampion();
    System.out.printf(
        "%s  %s  %s  (revision %d)%n",
        change.getEnvironment(),
        change.getModelName(),
        champion == null ? "removed" : "version " + champion.getVersion(),
        change.getRevision());
  }

  /// Such as `3 written, 1 removed, 12 left as they were`.
  @Override
  public String toString() {
    return "%d written, %d removed, %d left as they were"
        .formatted(count(Effect.WRITTEN), count(Effect.REMOVED), count(Effect.NONE));
  }

  private int count(Effect effect) {
    return effects.getOrDefault(effect, 0);
  }
}
