package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;
import static io.modeltrail.torture.check.World.REVIEWED;

import io.modeltrail.torture.check.Violation.Kind;
import java.util.List;

/// What can be wrong with promotions.
final class PromotionPlants {

  private static final String STEPS = "promotion.changed";
  private static final String PRODUCTION = "model.promoted.production";
  private static final String DEV = "model.promoted.dev";

  private PromotionPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            Kind.LOST,
            "a version that passes is not promoted",
            it -> it.log.get("model.promoted.qa").clear()),
        new Plant(
            Kind.PROMOTION_WITHOUT_GATES,
            "too bad for qa",
            it -> it.promote("qa", PLAIN, 2, 2, List.of())),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "nobody has approved",
            it ->
                it.replace(
                    PRODUCTION, 1, Telling.promoted("production", REVIEWED, 1, 1, List.of()))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "who approved never came in",
            it ->
                it.replace(
                    PRODUCTION,
                    1,
                    Telling.promoted(
                        "production", REVIEWED, 1, 1, List.of(Telling.approval("mallory"))))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "the decision is not attested",
            it ->
                it.replace(
                    "promotion.decided",
                    1,
                    Telling.decided(
                        Telling.id("production" + REVIEWED + 1), "validator@local", null))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "who asked has approved",
            it -> {
              var step =
                  Telling.step(
                      Telling.id("production" + REVIEWED + 1), REVIEWED, 1, "production", 1);
              step.setRequestedBy(Telling.actor("validator@local"));
              it.replace(STEPS, it.log.get(STEPS).size() - 1, step);
            }),
        new Plant(
            Kind.REVISION_GAP,
            "revision 2 is not told",
            it -> it.replace(DEV, 1, Telling.promoted("dev", PLAIN, 2, 3, List.of()))),
        new Plant(
            Kind.STEP_GAP,
            "step 2 is not told",
            it ->
                it.add(
                    STEPS, PLAIN, Telling.step(Telling.id("dev" + PLAIN + 1), PLAIN, 1, "dev", 3))),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "promoted, and no step says so",
            it -> it.log.get(STEPS).removeFirst()));
  }
}
