package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;

import io.modeltrail.torture.check.Violation.Kind;
import java.util.List;

/// What can be wrong with champions.
final class ChampionPlants {

  private static final String DEV = "model.promoted.dev";

  private ChampionPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            Kind.TWO_CHAMPIONS,
            "a revision is two versions",
            it -> it.add(DEV, PLAIN, Telling.promoted("dev", PLAIN, 1, 2, List.of()))),
        new Plant(
            Kind.TWO_CHAMPIONS,
            "the champion told is not the one promoted",
            it -> it.replace("model.champion", 0, Telling.champion("dev", PLAIN, 2, 1))),
        new Plant(
            Kind.TWO_CHAMPIONS,
            "an instance says another one",
            it -> it.reigns.put("dev/" + PLAIN, new Shown.Reign(1, 1, "id"))),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "the new champion is not told",
            it -> it.log.get("model.champion").removeIf(seen -> seen.key().startsWith("qa"))),
        new Plant(
            Kind.EVENT_WITHOUT_STATE,
            "an instance has no champion",
            it -> it.reigns.remove("dev/" + PLAIN)),
        new Plant(
            Kind.REORDERED,
            "an old champion is told after a newer one",
            it -> it.add("model.champion", "dev/" + PLAIN, Telling.champion("dev", PLAIN, 1, 1))));
  }
}
