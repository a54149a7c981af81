package io.modeltrail.promotion.ladder;

import static io.modeltrail.promotion.ladder.Story.states;
import static io.modeltrail.promotion.ladder.Story.steps;
import static io.modeltrail.promotion.ladder.Story.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.RiskTier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `after: { environment: qa, same: code }`.
class SameCodeTest {

  private static final String RULES =
      """
      environments:
        - name: qa
          promote: automatically
          gates: [ { name: floor, require: metrics.accuracy >= 0.8 } ]
        - name: production
          after: { environment: qa, same: code }
          promote: automatically
          gates: [ { name: floor, require: metrics.accuracy >= 0.8 } ]
        - { name: edge, after: production, promote: automatically }
      workspaces:
        - { name: retrain-qa, register: at-training, serves: [qa] }
        - { name: retrain-production, register: at-training, serves: [production, edge] }
      """;

  private final Story story = new Story(RULES);

  @Test
  void a_version_goes_up_at_its_registration_if_its_code_was_accepted_below() {
    assertThat(states(story.registered(version(1, "c1", "qa")))).containsExactly("qa PROMOTED");

    assertThat(states(story.registered(version(2, "c1", "production", "edge"))))
        .containsExactly("production PROMOTED", "edge PROMOTED");
  }

  @Test
  void what_an_event_was_refused_for_is_not_asked_for_again_because_of_it() {
    Story onRequest =
        new Story(
            """
            environments:
              - name: qa
              - name: production
                after: { environment: qa, same: code }
                promote: automatically
                gates: [ { name: never, require: metrics.accuracy > 1.0 } ]
            workspaces:
              - { name: default, register: at-training, serves: [qa, production] }
            """);
    ModelRegistered first = version(1, "c1", "qa", "production");
    onRequest.registered(first);
    onRequest.asked(first, "qa", false);

    var facts = onRequest.registeredAndAsked(version(2, "c1", "qa", "production"), "qa");

    assertThat(states(facts)).containsExactly("production REFUSED GATE_FAILED", "qa PROMOTED");
  }

  @Test
  void that_the_code_was_accepted_once_is_enough() {
    story.registered(version(1, "c1", "qa"));
    story.registered(version(2, "c2", "qa"));

    assertThat(states(story.registered(version(3, "c1", "production"))))
        .containsExactly("production PROMOTED");
  }

  @Test
  void a_version_that_was_there_before_goes_up_when_its_code_is_accepted() {
    ModelRegistered early = version(1, "c1", "production", "edge");
    assertThat(states(story.registered(early))).isEmpty();
    assertThat(states(story.registered(version(2, "c2", "qa")))).containsExactly("qa PROMOTED");

    var facts = story.registered(version(3, "c1", "qa"));

    assertThat(states(facts))
        .containsExactly("qa PROMOTED", "production PROMOTED", "edge PROMOTED");
    assertThat(steps(facts)).extracting(PromotionChanged::getVersion).containsExactly(3, 1, 1);
    assertThat(steps(facts)).extracting(PromotionChanged::getPromotionId).doesNotHaveDuplicates();
  }

  @Test
  void of_several_the_newest_that_is_not_refused_goes_up() {
    story.registered(version(1, "c1", "production"));
    story.registered(version(2, "c1", "production"));
    ModelRegistered bad = version(3, "c1", "production");
    bad.setMetrics(Map.of("accuracy", 0.1));
    story.registered(bad);

    var facts = story.registered(version(4, "c1", "qa"));

    assertThat(states(facts))
        .containsExactly("qa PROMOTED", "production REFUSED GATE_FAILED", "production PROMOTED");
    assertThat(steps(facts)).extracting(PromotionChanged::getVersion).containsExactly(4, 3, 2);
  }

  @Test
  void whether_it_goes_by_itself_is_said_by_its_own_risk_and_not_by_that_of_the_one_below() {
    String exception =
        """
        models:
          - match: { riskTier: HIGH }
            environments:
              production: { promote: on-request }
        """;
    Story risky = new Story(RULES + exception);
    risky.standing.descriptions().described(1, new Description(RiskTier.HIGH, List.of()));
    risky.registered(version(1, "c1", "production"));

    assertThat(states(risky.registered(version(2, "c1", "qa")))).containsExactly("qa PROMOTED");

    Story harmless = new Story(RULES + exception);
    harmless.standing.descriptions().described(2, new Description(RiskTier.HIGH, List.of()));
    harmless.registered(version(1, "c1", "production"));

    assertThat(states(harmless.registered(version(2, "c1", "qa"))))
        .containsExactly("qa PROMOTED", "production PROMOTED");
  }

  @Test
  void each_has_that_chance_once() {
    ModelRegistered bad = version(1, "c1", "production");
    bad.setMetrics(Map.of("accuracy", 0.1));
    story.registered(bad);
    assertThat(states(story.registered(version(2, "c1", "qa"))))
        .containsExactly("qa PROMOTED", "production REFUSED GATE_FAILED");

    assertThat(states(story.registered(version(3, "c1", "qa")))).containsExactly("qa PROMOTED");
  }

  @Test
  void an_older_one_does_not_replace_a_newer_champion() {
    story.registered(version(1, "c1", "production"));
    story.registered(version(2, "c2", "qa"));
    story.registered(version(3, "c2", "production"));

    assertThat(states(story.registered(version(4, "c1", "qa")))).containsExactly("qa PROMOTED");
  }

  @Test
  void it_is_required_of_versions_whose_workspace_does_not_serve_the_environment_too() {
    story.registered(version(1, "c1", "qa"));
    ModelRegistered other = version(2, "c2", "production");
    assertThat(states(story.registered(other))).isEmpty();

    var facts = story.asked(other, "production", false);

    assertThat(states(facts)).containsExactly("production REFUSED NOT_REACHED");
    assertThat(steps(facts).getLast().getDetail())
        .isEqualTo(
            "version 2 has never been champion in qa, which is required before production, nor has"
                + " another version trained from commit c2 of https://git.example/wine; qa has run:"
                + " version 1 (commit c1 of https://git.example/wine)");
  }

  static Stream<Consumer<ModelRegistered>> codesThatNobodyCanCompare() {
    return Stream.of(
        version -> version.getRun().setCodeDirty(true),
        version -> version.getRun().setCodeCommit(null),
        version -> version.getRun().setCodeCommit(""),
        version -> version.getRun().setCodeRepository(null),
        version -> version.getRun().setCodeRepository(""));
  }

  @ParameterizedTest
  @MethodSource("codesThatNobodyCanCompare")
  void what_nobody_can_compare_is_not_the_same(Consumer<ModelRegistered> incomparable) {
    ModelRegistered above = version(2, "c1", "production");
    incomparable.accept(above);
    story.registered(version(1, "c1", "qa"));
    assertThat(states(story.registered(above))).isEmpty();
    var refused = story.asked(above, "production", false);
    assertThat(states(refused)).containsExactly("production REFUSED NOT_REACHED");
    assertThat(steps(refused).getLast().getDetail()).contains("no other can stand in for it");

    Story other = new Story(RULES);
    ModelRegistered below = version(1, "c1", "qa");
    incomparable.accept(below);
    other.registered(below);
    assertThat(states(other.registered(version(2, "c1", "production")))).isEmpty();
    ModelRegistered same = version(3, "c1", "production");
    incomparable.accept(same);
    assertThat(states(other.registered(same))).isEmpty();
  }

  @Test
  void another_repository_is_not_the_same() {
    story.registered(version(1, "c1", "qa"));
    ModelRegistered fork = version(2, "c1", "production");
    fork.getRun().setCodeRepository("https://git.example/fork");

    assertThat(states(story.registered(fork))).isEmpty();
  }

  @Test
  void that_a_run_said_its_code_was_all_committed_is_no_difference() {
    ModelRegistered clean = version(1, "c1", "qa");
    clean.getRun().setCodeDirty(false);
    story.registered(clean);

    assertThat(states(story.registered(version(2, "c1", "production"))))
        .containsExactly("production PROMOTED");
  }

  @Test
  void without_same_code_another_version_does_not_do() {
    Story plain = new Story(RULES.replace("{ environment: qa, same: code }", "qa"));
    plain.registered(version(1, "c1", "qa", "production"));
    ModelRegistered bad = version(2, "c1", "qa", "production");
    bad.setMetrics(Map.of("accuracy", 0.1));
    plain.registered(bad);

    assertThat(states(plain.asked(bad, "production", false)))
        .containsExactly("production REFUSED NOT_REACHED");
    assertThat(states(plain.registered(version(3, "c2", "production"))))
        .containsExactly("production PROMOTED");
  }

  /// Each number is a version: whether it is trained for qa or production, of which of three
  /// commits, and whether it is good enough.
  @Property(tries = 300)
  void nobody_is_champion_whose_code_was_not_before(
      @ForAll @Size(max = 20) List<@IntRange(max = 17) Integer> versions) {
    Story story = new Story(RULES);
    Set<String> accepted = new HashSet<>();
    List<String> commits = new ArrayList<>();
    for (int one : versions) {
      String commit = "c" + one % 3;
      commits.add(commit);
      ModelRegistered version = version(commits.size(), commit, one % 2 == 0 ? "qa" : "production");
      version.setMetrics(Map.of("accuracy", one / 6 == 0 ? 0.1 : 0.9));
      for (ModelPromoted told : Story.successions(story.registered(version))) {
        String code = commits.get(told.getVersion() - 1);
        if (told.getEnvironment().equals("qa")) {
          accepted.add(code);
        } else {
          assertThat(accepted).contains(code);
        }
      }
    }
    assertThat(Story.successions(story.facts))
        .filteredOn(told -> told.getEnvironment().equals("production"))
        .extracting(ModelPromoted::getVersion)
        .isSorted();
  }
}
