package io.modeltrail.promotion.ladder;

import static io.modeltrail.promotion.ladder.Story.states;
import static io.modeltrail.promotion.ladder.Story.steps;
import static io.modeltrail.promotion.ladder.Story.successions;
import static io.modeltrail.promotion.ladder.Story.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromotionsTest {

  private static final String[] ALL = {"dev", "qa", "production"};

  private static final String RULES =
      """
          environments:
            - name: dev
              promote: automatically
            - name: qa
              after: dev
              promote: automatically
              gates:
                - name: accuracy floor
                  require: metrics.accuracy >= 0.80
            - name: production
              after: qa
              gates:
                - name: not worse
                  require: champion == null || metrics.accuracy >= champion.metrics.accuracy - 0.005
          workspaces:
            - { name: default, register: at-training, serves: [dev, qa, production] }
          """;

  private final Story story = new Story(RULES);

  @Test
  void a_version_climbs_as_far_as_the_rules_let_it_by_themselves() {
    var facts = story.registered(version(1, Map.of("accuracy", 0.9), ALL));

    assertThat(states(facts)).containsExactly("dev PROMOTED", "qa PROMOTED");
    assertThat(successions(facts))
        .extracting(ModelPromoted::getEnvironment, ModelPromoted::getRevision)
        .containsExactly(tuple("dev", 1L), tuple("qa", 1L));
  }

  @Test
  void a_gate_that_fails_refuses_and_shows_the_values_it_saw() {
    var facts = story.registered(version(1, Map.of("accuracy", 0.7), ALL));

    assertThat(states(facts)).containsExactly("dev PROMOTED", "qa REFUSED GATE_FAILED");
    PromotionChanged refused = steps(facts).getLast();
    assertThat(refused.getGates())
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.getOutcome()).isEqualTo(GateOutcome.FAILED);
              assertThat(gate.getDetail()).contains("metrics.accuracy = 0.7");
            });
    assertThat(refused.getDetail()).contains("accuracy floor").contains("0.7");
    assertThat(refused.getGovernanceRevision()).isEqualTo(7);
    assertThat(refused.getGovernanceDigest()).hasSize(64);
  }

  @Test
  void a_gate_that_cannot_be_evaluated_refuses_and_says_what_is_missing() {
    var facts = story.registered(version(1, Map.of("f1", 0.9), ALL));

    assertThat(states(facts)).containsExactly("dev PROMOTED", "qa REFUSED GATE_ERROR");
    assertThat(steps(facts).getLast().getGates().getFirst().getDetail()).contains("accuracy");
  }

  @Test
  void what_is_asked_for_is_promoted_if_the_version_has_been_where_it_must_have_been() {
    var good = version(1, Map.of("accuracy", 0.9), ALL);
    var bad = version(2, Map.of("accuracy", 0.7), ALL);
    story.registered(good);
    story.registered(bad);

    assertThat(states(story.asked(bad, "production", false)))
        .containsExactly("production REFUSED NOT_REACHED");
    assertThat(states(story.asked(good, "production", false)))
        .containsExactly("production PROMOTED");
    assertThat(states(story.asked(good, "production", false)))
        .containsExactly("production REFUSED ALREADY_CHAMPION");
  }

  @Test
  void the_challenger_is_compared_with_the_champion() {
    var champion = version(1, Map.of("accuracy", 0.95), ALL);
    var worse = version(2, Map.of("accuracy", 0.9), ALL);
    var better = version(3, Map.of("accuracy", 0.96), ALL);
    List.of(champion, worse, better).forEach(story::registered);
    story.asked(champion, "production", false);

    var refused = story.asked(worse, "production", false);
    assertThat(states(refused)).containsExactly("production REFUSED GATE_FAILED");
    assertThat(steps(refused).getLast().getDetail()).contains("0.95").contains("0.9");
    assertThat(steps(refused).getLast().getChampionVersion()).isEqualTo(1);
    var promoted = story.asked(better, "production", false);
    assertThat(successions(promoted))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.getPreviousVersion()).isEqualTo(1);
              assertThat(told.getRevision()).isEqualTo(2);
              assertThat(told.getReason()).isEqualTo("please");
            });
  }

  @Test
  void an_older_version_is_promoted_only_if_that_is_meant() {
    var older = version(1, Map.of("accuracy", 0.9), ALL);
    story.registered(older);
    story.registered(version(2, Map.of("accuracy", 0.9), ALL));

    assertThat(states(story.asked(older, "qa", false))).containsExactly("qa REFUSED OLDER_VERSION");
    assertThat(states(story.asked(older, "qa", true))).containsExactly("qa PROMOTED");
  }

  @Test
  void an_environment_that_the_workspace_does_not_serve_is_not_required_and_not_reached() {
    var direct = version(1, Map.of("accuracy", 0.9), "production");

    assertThat(states(story.registered(direct))).isEmpty();
    assertThat(states(story.asked(direct, "qa", false))).containsExactly("qa REFUSED NOT_SERVED");
    assertThat(states(story.asked(direct, "production", false)))
        .containsExactly("production PROMOTED");
  }

  @Test
  void what_was_asked_for_below_goes_on_by_itself_above() {
    var later = version(1, Map.of("accuracy", 0.9), ALL);
    // A version that was registered before the rules promoted anything by themselves.
    assertThat(states(story.asked(later, "dev", false)))
        .containsExactly("dev PROMOTED", "qa PROMOTED");
  }

  @Test
  void the_same_cause_gives_the_same_ids() {
    var version = version(1, Map.of("accuracy", 0.9), ALL);
    var first = story.registered(version);
    var again = new Story(RULES).registered(version);

    assertThat(steps(again))
        .extracting(PromotionChanged::getEventId, PromotionChanged::getPromotionId)
        .isEqualTo(
            steps(first).stream()
                .map(step -> tuple(step.getEventId(), step.getPromotionId()))
                .toList());
  }
}
