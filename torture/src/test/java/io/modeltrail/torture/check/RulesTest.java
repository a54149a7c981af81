package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.PLAIN;
import static io.modeltrail.torture.check.World.TRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.torture.check.Violation.Kind;
import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A checker that cannot find is worth nothing: whatever kind of violation there is, it is planted
/// here and has to be found.
class RulesTest {

  @Test
  void where_all_is_as_promised_nothing_is_found() throws IOException {
    assertThat(Rules.judge(new World().evidence())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plants")
  void what_is_planted_is_found(Plant plant) throws IOException {
    World world = new World();
    plant.doctor().accept(world);
    assertThat(Rules.judge(world.evidence())).extracting(Violation::kind).contains(plant.kind());
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
    absent.intend(TRAINED, PLAIN, run("maybe"), Telling.id("maybe"), "digest");
    absent.history.add(new Line.Answer(99, 0, Line.Outcome.MAYBE, -1, -1, "timeout"));
    assertThat(Rules.judge(absent.evidence())).isEmpty();

    World present = new World();
    present.intend(TRAINED, PLAIN, run("maybe"), Telling.id("maybe"), "digest");
    present.enter(present.add(TRAINED, PLAIN, "digest", null, Map.of()));
    assertThat(Rules.judge(present.evidence()))
        .extracting(Violation::kind)
        .containsExactly(Kind.LOST);
  }

  private static Said run(String name) {
    return Said.run(Said.Kind.VERSION, PLAIN, "default", name, "sha " + name, 0.1);
  }

  static List<Plant> plants() {
    return Stream.of(
            RecordPlants.all(),
            VersionPlants.all(),
            PromotionPlants.all(),
            ChampionPlants.all(),
            RefusalPlants.all(),
            TrailPlants.all())
        .flatMap(List::stream)
        .toList();
  }
}
