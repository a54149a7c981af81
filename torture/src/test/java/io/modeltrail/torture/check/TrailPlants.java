package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;
import static io.modeltrail.torture.check.World.TRAINED;

import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.torture.check.Violation.Kind;
import java.util.List;

/// What can be wrong with the trail.
final class TrailPlants {

  private static final String STEPS = "promotion.changed";

  private TrailPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            Kind.INDEX_GAP, "an entry is not told", it -> it.log.get("audit.entry").remove(3)),
        new Plant(
            Kind.INDEX_GAP,
            "two entries have a number",
            it -> {
              var other = Telling.entry(3, "0");
              other.setEventId(Telling.id("other"));
              it.add("audit.entry", null, other);
            }),
        new Plant(
            Kind.ALTERED,
            "told is another entry than the tree has",
            it -> it.replace("audit.entry", 3, Telling.entry(3, "0"))),
        new Plant(
            Kind.RECORD_NOT_IN_TRAIL,
            "a record without entry",
            it ->
                it.add(
                    STEPS, PLAIN, Telling.step(Telling.id("dev" + PLAIN + 1), PLAIN, 1, "dev", 2))),
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
