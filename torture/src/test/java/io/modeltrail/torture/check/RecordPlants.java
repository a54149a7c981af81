package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.DECIDED;
import static io.modeltrail.torture.check.World.PLAIN;
import static io.modeltrail.torture.check.World.REVIEWED;
import static io.modeltrail.torture.check.World.TRAINED;

import io.modeltrail.torture.check.Violation.Kind;
import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What can be wrong with the log itself.
final class RecordPlants {

  private RecordPlants() {}

  private static Said run(String name) {
    return Said.run(Said.Kind.VERSION, PLAIN, "default", name, "sha " + name, 0.1);
  }

  static List<Plant> all() {
    return List.of(
        new Plant(Kind.RECORD_LOST, "at its place", it -> it.log.get(TRAINED).removeLast()),
        new Plant(
            Kind.RECORD_LOST,
            "acknowledged over HTTP",
            it -> {
              it.history.add(
                  new Line.Intent(98, 0, TRAINED, PLAIN, 0, Telling.id("x"), null, run("x")));
              it.history.add(new Line.Answer(98, 0, Line.Outcome.TAKEN, -1, -1, null));
            }),
        new Plant(
            Kind.RECORD_ALTERED,
            "other bytes",
            it ->
                it.log
                    .get(TRAINED)
                    .set(0, new Seen(TRAINED, 0, 0, PLAIN, "other", null, Map.of()))),
        new Plant(
            Kind.RECORD_PHANTOM,
            "nobody sent it",
            it -> it.add(TRAINED, PLAIN, "whose", null, Map.of())),
        new Plant(
            Kind.RECORD_PHANTOM,
            "a door has refused it",
            it -> {
              UUID decided = Telling.id("decision");
              Said said = Said.byHand(Said.Kind.DECISION, REVIEWED, Telling.id("p"), "somebody");
              it.history.add(new Line.Intent(98, 0, DECIDED, REVIEWED, 0, decided, null, said));
              it.history.add(new Line.Answer(98, 0, Line.Outcome.DENIED, -1, -1, "403"));
            }),
        new Plant(
            Kind.RECORD_REORDERED,
            "the second stands before the first",
            it -> {
              it.intend("t", "k", run("a"), Telling.id("a"), "a");
              it.intend("t", "k", run("b"), Telling.id("b"), "b");
              long last = ((Line.Intent) it.history.getLast()).number();
              it.history.add(new Line.Answer(last - 1, 0, Line.Outcome.TAKEN, 0, 7, null));
              it.history.add(new Line.Answer(last, 0, Line.Outcome.TAKEN, 0, 6, null));
            }));
  }
}
