package io.modeltrail.promotion.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LadderTest {

  private static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");

  private static final String RULES =
      """
      environments:
        - { name: dev, promote: automatically }
        - { name: qa, after: dev, promote: automatically, gates: [ { name: floor, require: metrics.accuracy >= 0.5 } ] }
        - { name: production, after: qa }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
      """;

  /// @param ask which of the versions so far is asked for; below 0: a version is registered
  record Command(int ask, int environment, boolean allowOlder, double accuracy) {}

  @Property(tries = 300)
  void revisions_grow_by_one_and_nobody_is_champion_who_has_not_been_below(
      @ForAll("commands") List<Command> commands) {
    Story story = new Story(RULES);
    List<ModelRegistered> versions = new ArrayList<>();
    for (Command command : commands) {
      if (command.ask < 0 || versions.isEmpty()) {
        versions.add(
            Story.version(
                versions.size() + 1,
                Map.of("accuracy", command.accuracy),
                ENVIRONMENTS.toArray(String[]::new)));
        story.registered(versions.getLast());
      } else {
        story.asked(
            versions.get(command.ask % versions.size()),
            ENVIRONMENTS.get(command.environment),
            command.allowOlder);
      }
    }
    Map<String, List<ModelPromoted>> reigns = new HashMap<>();
    for (ModelPromoted told : Story.successions(story.facts)) {
      List<ModelPromoted> before =
          reigns.computeIfAbsent(told.getEnvironment(), unused -> new ArrayList<>());
      assertThat(told.getRevision()).isEqualTo(before.size() + 1L);
      assertThat(told.getPreviousVersion())
          .isEqualTo(before.isEmpty() ? null : before.getLast().getVersion());
      before.add(told);
      int rung = ENVIRONMENTS.indexOf(told.getEnvironment());
      if (rung > 0) {
        assertThat(reigns.getOrDefault(ENVIRONMENTS.get(rung - 1), List.of()))
            .extracting(ModelPromoted::getVersion)
            .contains(told.getVersion());
      }
    }
  }

  @Provide
  Arbitrary<List<Command>> commands() {
    return Combinators.combine(
            Arbitraries.integers().between(-3, 8),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(true, false),
            Arbitraries.doubles().between(0, 1))
        .as(Command::new)
        .list()
        .ofMaxSize(25);
  }
}
