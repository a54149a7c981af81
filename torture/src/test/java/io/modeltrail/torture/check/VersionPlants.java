package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.torture.check.Violation.Kind;
import io.modeltrail.torture.history.Said;
import java.util.List;

/// What can be wrong with versions and requests.
final class VersionPlants {

  private static final String REGISTERED = "model.registered";
  private static final String STEPS = "promotion.changed";

  private VersionPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(Kind.LOST, "a run", it -> it.train(PLAIN, "run-9", 0.1, Said.Kind.VERSION)),
        new Plant(
            Kind.LOST, "a request for deployment", it -> it.log.get("promotion.requested").clear()),
        new Plant(
            Kind.DUPLICATED,
            "a run is two versions",
            it -> it.add(REGISTERED, PLAIN, Telling.registered(PLAIN, 3, "run-0", 0.9))),
        new Plant(
            Kind.DUPLICATED,
            "an event is told twice",
            it -> it.add(STEPS, PLAIN, it.log.get(STEPS).getFirst().event())),
        new Plant(
            Kind.PHANTOM,
            "a version of no run",
            it -> it.add(REGISTERED, PLAIN, Telling.registered(PLAIN, 3, "run-x", 0.1))),
        new Plant(
            Kind.ALTERED,
            "another accuracy",
            it -> it.replace(REGISTERED, 0, Telling.registered(PLAIN, 1, "run-0", 0.99))),
        new Plant(
            Kind.REORDERED,
            "the first run is the second version",
            it -> {
              it.replace(REGISTERED, 0, Telling.registered(PLAIN, 1, "run-1", 0.75));
              it.replace(REGISTERED, 1, Telling.registered(PLAIN, 2, "run-0", 0.9));
            }),
        new Plant(
            Kind.REORDERED,
            "version 2 is told before version 1",
            it -> {
              ModelRegistered first = (ModelRegistered) it.log.get(REGISTERED).get(0).event();
              it.replace(REGISTERED, 0, it.log.get(REGISTERED).get(1).event());
              it.replace(REGISTERED, 1, first);
            }),
        new Plant(
            Kind.VERSION_GAP,
            "no version 2",
            it -> it.replace(REGISTERED, 1, Telling.registered(PLAIN, 3, "run-1", 0.75))),
        new Plant(
            Kind.VERSION_REPEATED,
            "two versions 1",
            it -> it.replace(REGISTERED, 1, Telling.registered(PLAIN, 1, "run-1", 0.75))),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "a version that the log does not tell",
            it -> it.versions.put(PLAIN + "/3", new Shown.Version("run-x", "sha", "id"))),
        new Plant(
            Kind.EVENT_WITHOUT_STATE,
            "a version that the registry does not show",
            it -> it.versions.remove(PLAIN + "/1")),
        new Plant(
            Kind.EVENT_WITHOUT_STATE,
            "an assessment that is not kept",
            it -> it.assessments.clear()),
        new Plant(
            Kind.ALTERED,
            "the registry shows another artifact",
            it -> it.versions.put(PLAIN + "/1", new Shown.Version("run-0", "sha", "id"))));
  }
}
