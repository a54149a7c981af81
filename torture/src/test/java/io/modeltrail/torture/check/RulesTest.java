package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;
import static io.modeltrail.torture.check.World.REVIEWED;
import static io.modeltrail.torture.check.World.TRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.torture.check.Violation.Kind;
import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A checker that cannot find is worth nothing: whatever kind of violation there is, it is planted
/// here and has to be found.
class RulesTest {

  private static final String REGISTERED = "model.registered";
  private static final String STEPS = "promotion.changed";
  private static final String PRODUCTION = "model.promoted.production";
  private static final String DEV = "model.promoted.dev";

  record Plant(Kind kind, String what, Consumer<World> doctor) {
    @Override
    public String toString() {
      return kind + ": " + what;
    }
  }

  @Test
  void where_all_is_as_promised_nothing_is_found() throws IOException {
    assertThat(Rules.judge(new World().evidence())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plants")
  void what_is_planted_is_found(Plant plant) throws IOException {
    World world = new World();
    plant.doctor.accept(world);
    assertThat(Rules.judge(world.evidence())).extracting(Violation::kind).contains(plant.kind);
  }

  @Test
  void every_kind_of_violation_is_planted() {
    Set<Kind> planted = plants().stream().map(Plant::kind).collect(Collectors.toSet());
    // That one is not seen in what is there, but in that time is over: QuietTest.
    assertThat(planted).isEqualTo(EnumSet.complementOf(EnumSet.of(Kind.NOT_CAUGHT_UP)));
  }

  @Test
  void what_nobody_knows_the_fate_of_may_be_there_or_not() throws IOException {
    World absent = new World();
    absent.intend(TRAINED, PLAIN, run("maybe"), World.id("maybe"), "digest");
    absent.history.add(new Line.Answer(99, 0, Line.Outcome.MAYBE, -1, -1, "timeout"));
    assertThat(Rules.judge(absent.evidence())).isEmpty();

    World present = new World();
    present.intend(TRAINED, PLAIN, run("maybe"), World.id("maybe"), "digest");
    present.enter(present.add(TRAINED, PLAIN, "digest", null, Map.of()));
    assertThat(Rules.judge(present.evidence()))
        .extracting(Violation::kind)
        .containsExactly(Kind.LOST);
  }

  private static Said run(String name) {
    return Said.run(Said.Kind.VERSION, PLAIN, "default", name, "sha " + name, 0.1);
  }

  static List<Plant> plants() {
    return Stream.of(records(), versions(), promotions(), champions(), refusals(), trail())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Plant> records() {
    return List.of(
        new Plant(Kind.RECORD_LOST, "at its place", it -> it.log.get(TRAINED).removeLast()),
        new Plant(
            Kind.RECORD_LOST,
            "acknowledged over HTTP",
            it -> {
              it.history.add(
                  new Line.Intent(98, 0, TRAINED, PLAIN, 0, World.id("x"), null, run("x")));
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
            Kind.RECORD_REORDERED,
            "the second stands before the first",
            it -> {
              it.intend("t", "k", run("a"), World.id("a"), "a");
              it.intend("t", "k", run("b"), World.id("b"), "b");
              long last = ((Line.Intent) it.history.getLast()).number();
              it.history.add(new Line.Answer(last - 1, 0, Line.Outcome.TAKEN, 0, 7, null));
              it.history.add(new Line.Answer(last, 0, Line.Outcome.TAKEN, 0, 6, null));
            }));
  }

  private static List<Plant> versions() {
    return List.of(
        new Plant(Kind.LOST, "a run", it -> it.train(PLAIN, "run-9", 0.1, Said.Kind.VERSION)),
        new Plant(
            Kind.LOST, "a request for deployment", it -> it.log.get("promotion.requested").clear()),
        new Plant(
            Kind.DUPLICATED,
            "a run is two versions",
            it -> it.add(REGISTERED, PLAIN, it.registered(PLAIN, 3, "run-0", 0.9))),
        new Plant(
            Kind.DUPLICATED,
            "an event is told twice",
            it -> it.add(STEPS, PLAIN, it.log.get(STEPS).getFirst().event())),
        new Plant(
            Kind.PHANTOM,
            "a version of no run",
            it -> it.add(REGISTERED, PLAIN, it.registered(PLAIN, 3, "run-x", 0.1))),
        new Plant(
            Kind.ALTERED,
            "another accuracy",
            it -> it.replace(REGISTERED, 0, it.registered(PLAIN, 1, "run-0", 0.99))),
        new Plant(
            Kind.REORDERED,
            "the first run is the second version",
            it -> {
              it.replace(REGISTERED, 0, it.registered(PLAIN, 1, "run-1", 0.75));
              it.replace(REGISTERED, 1, it.registered(PLAIN, 2, "run-0", 0.9));
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
            it -> it.replace(REGISTERED, 1, it.registered(PLAIN, 3, "run-1", 0.75))),
        new Plant(
            Kind.VERSION_REPEATED,
            "two versions 1",
            it -> it.replace(REGISTERED, 1, it.registered(PLAIN, 1, "run-1", 0.75))),
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

  private static List<Plant> promotions() {
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
            it -> it.replace(PRODUCTION, 1, it.promoted("production", REVIEWED, 1, 1, List.of()))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "who approved never came in",
            it ->
                it.replace(
                    PRODUCTION,
                    1,
                    it.promoted("production", REVIEWED, 1, 1, List.of(World.approval("mallory"))))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "the decision is not attested",
            it ->
                it.replace(
                    "promotion.decided",
                    0,
                    it.decided(World.id("production" + REVIEWED + 1), "validator@local", null))),
        new Plant(
            Kind.PROMOTION_WITHOUT_DECISION,
            "who asked has approved",
            it -> {
              var step =
                  it.step(World.id("production" + REVIEWED + 1), REVIEWED, 1, "production", 1);
              step.setRequestedBy(World.actor("validator@local"));
              it.replace(STEPS, it.log.get(STEPS).size() - 1, step);
            }),
        new Plant(
            Kind.REVISION_GAP,
            "revision 2 is not told",
            it -> it.replace(DEV, 1, it.promoted("dev", PLAIN, 2, 3, List.of()))),
        new Plant(
            Kind.STEP_GAP,
            "step 2 is not told",
            it -> it.add(STEPS, PLAIN, it.step(World.id("dev" + PLAIN + 1), PLAIN, 1, "dev", 3))),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "promoted, and no step says so",
            it -> it.log.get(STEPS).removeFirst()));
  }

  private static List<Plant> champions() {
    return List.of(
        new Plant(
            Kind.TWO_CHAMPIONS,
            "a revision is two versions",
            it -> it.add(DEV, PLAIN, it.promoted("dev", PLAIN, 1, 2, List.of()))),
        new Plant(
            Kind.TWO_CHAMPIONS,
            "the champion told is not the one promoted",
            it -> it.replace("model.champion", 0, it.champion("dev", PLAIN, 2, 1))),
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
            it -> it.add("model.champion", "dev/" + PLAIN, it.champion("dev", PLAIN, 1, 1))));
  }

  private static List<Plant> refusals() {
    return List.of(
        new Plant(
            Kind.POISON_UNACCOUNTED,
            "no dead letter",
            it -> it.log.get(TRAINED + ".dead-letter").removeFirst()),
        new Plant(
            Kind.POISON_UNACCOUNTED,
            "an id that is used twice is taken",
            it -> it.log.get(TRAINED + ".dead-letter").removeLast()),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "a good record is set aside",
            it -> it.deadLetter(it.log.get(TRAINED).getFirst(), "UNKNOWN_SCHEMA")),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "for another reason",
            it -> {
              it.log.get(TRAINED + ".dead-letter").removeFirst();
              it.deadLetter(it.log.get(TRAINED).get(4), "NULL_VALUE");
            }),
        new Plant(
            Kind.DUPLICATED,
            "two dead letters",
            it -> it.deadLetter(it.log.get(TRAINED).get(4), "TRUNCATED")),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "listed as refused, no dead letter",
            it -> it.rejections.put("model.trained-0@99", "TRUNCATED")));
  }

  private static List<Plant> trail() {
    return List.of(
        new Plant(
            Kind.INDEX_GAP, "an entry is not told", it -> it.log.get("audit.entry").remove(3)),
        new Plant(
            Kind.INDEX_GAP,
            "two entries have a number",
            it -> {
              var other = World.entry(3, "0");
              other.setEventId(World.id("other"));
              it.add("audit.entry", null, other);
            }),
        new Plant(
            Kind.ALTERED,
            "told is another entry than the tree has",
            it -> it.replace("audit.entry", 3, World.entry(3, "0"))),
        new Plant(
            Kind.RECORD_NOT_IN_TRAIL,
            "a record without entry",
            it -> it.add(STEPS, PLAIN, it.step(World.id("dev" + PLAIN + 1), PLAIN, 1, "dev", 2))),
        new Plant(
            Kind.RECORD_TWICE_IN_TRAIL,
            "an entry twice",
            it -> it.enter(it.log.get(TRAINED).getFirst())),
        new Plant(Kind.ENTRY_WITHOUT_RECORD, "an entry of nothing", it -> it.trail.append("x-0@7")),
        new Plant(Kind.COVERAGE_GAP, "the trail says so", it -> it.trail.flaws.put("x-0 7", "gap")),
        new Plant(Kind.TREE_DAMAGED, "a tile", it -> it.trail.damages.add("tile/0/000")),
        new Plant(
            Kind.CHECKPOINT_FORKED,
            "another root at a size",
            it -> {
              MemoryTree other = new MemoryTree();
              other.append(TreeHashing.leaf(new byte[] {1}));
              it.trail.sign("other", other.head());
            }),
        new Plant(
            Kind.CHECKPOINT_SHRANK,
            "a source goes back",
            it -> it.trail.sign(World.INSTANCE, it.trail.tree.at(3).head())),
        new Plant(
            Kind.CHECKPOINT_SHRANK,
            "more was signed than there is",
            it -> {
              MemoryTree larger = new MemoryTree();
              for (int i = 0; i < 1_000; i++) {
                larger.append(TreeHashing.leaf(new byte[] {1}));
              }
              it.trail.sign("other", larger.head());
            }),
        new Plant(
            Kind.CHECKPOINT_UNSIGNED,
            "another key",
            it -> it.trail.sign("other", it.trail.tree.head(), TestTrail.signer(1))));
  }
}
