package io.modeltrail.promotion.ladder;

import static io.modeltrail.promotion.ladder.Story.states;
import static io.modeltrail.promotion.ladder.Story.steps;
import static io.modeltrail.promotion.ladder.Story.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingGatesTest {

  private static final String[] ALL = {"dev", "qa", "production"};

  private static final String RULES =
      """
      environments:
        - { name: dev, promote: automatically }
        - name: qa
          after: dev
          promote: automatically
          gates:
            - { name: floor, require: metrics.accuracy >= 0.5 }
            - { name: whole, require: artifact.check == "VERIFIED", wait: PT1H }
        - name: production
          after: qa
          promote: automatically
          gates:
            - { name: whole, require: artifact.check == "VERIFIED", wait: PT2H }
            - { name: rated, require: tags.rated == "yes", wait: PT3H }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
      """;

  private final Story story = new Story(RULES);
  private final ModelRegistered version = version(1, Map.of("accuracy", 0.9), ALL);

  @Test
  void a_gate_that_may_still_pass_lets_the_promotion_wait_and_says_for_what() {
    var facts = story.registered(version);

    assertThat(states(facts)).containsExactly("dev PROMOTED", "qa WAITING");
    PromotionChanged waiting = steps(facts).getLast();
    assertThat(waiting.getWaitingFor()).isEqualTo("gates to pass: whole: artifact.check = \"\"");
    assertThat(waiting.getExpiresAt()).isEqualTo(waiting.getOccurredAt().plus(Duration.ofHours(1)));
    assertThat(waiting.getGates())
        .extracting(Gate::getOutcome)
        .containsExactly(GateOutcome.PASSED, GateOutcome.WAITING);
  }

  @Test
  void it_goes_on_under_the_same_id_when_the_gate_passes_and_climbs() {
    PromotionChanged waiting = steps(story.registered(version)).getLast();

    found(CheckOutcome.VERIFIED);
    var facts = story.again(waiting, version);

    assertThat(states(facts)).containsExactly("qa PROMOTED", "production WAITING");
    PromotionChanged promoted = steps(facts).getFirst();
    assertThat(promoted.getPromotionId()).isEqualTo(waiting.getPromotionId());
    assertThat(promoted.getStep()).isEqualTo(2);
    assertThat(promoted.getExpiresAt()).isNull();
    assertThat(promoted.getWaitingFor()).isNull();
  }

  @Test
  void a_mismatch_does_not_end_the_wait_and_does_not_make_it_longer() {
    PromotionChanged waiting = steps(story.registered(version)).getLast();

    found(CheckOutcome.MISMATCH);
    var facts = story.later(Duration.ofMinutes(30)).again(waiting, version);

    assertThat(states(facts)).containsExactly("qa WAITING");
    PromotionChanged still = steps(facts).getLast();
    assertThat(still.getStep()).isEqualTo(2);
    assertThat(still.getExpiresAt()).isEqualTo(waiting.getExpiresAt());
    assertThat(still.getWaitingFor()).contains("artifact.check = \"MISMATCH\"");
  }

  @Test
  void when_its_time_is_over_it_is_refused_with_what_the_gate_saw() {
    PromotionChanged first = steps(story.registered(version)).getLast();
    found(CheckOutcome.UNREADABLE);
    PromotionChanged second =
        steps(story.later(Duration.ofMinutes(30)).again(first, version)).getLast();

    var facts = story.later(Duration.ofMinutes(30)).again(second, version);

    assertThat(states(facts)).containsExactly("qa REFUSED GATE_FAILED");
    PromotionChanged refused = steps(facts).getLast();
    assertThat(refused.getStep()).isEqualTo(3);
    assertThat(refused.getDetail()).isEqualTo("whole: artifact.check = \"UNREADABLE\", after PT1H");
    assertThat(refused.getGates().getLast().getOutcome()).isEqualTo(GateOutcome.FAILED);
  }

  @Test
  void a_gate_that_does_not_wait_refuses_at_once() {
    var facts = story.registered(version(1, Map.of("accuracy", 0.1), ALL));

    assertThat(states(facts)).containsExactly("dev PROMOTED", "qa REFUSED GATE_FAILED");
    PromotionChanged refused = steps(facts).getLast();
    assertThat(refused.getDetail()).isEqualTo("floor: metrics.accuracy = 0.1");
    assertThat(refused.getGates())
        .extracting(Gate::getOutcome)
        .containsExactly(GateOutcome.FAILED, GateOutcome.WAITING);
  }

  @Test
  void of_several_gates_the_first_whose_time_is_over_refuses_and_the_others_have_their_own() {
    PromotionChanged qa = steps(story.registered(version)).getLast();
    found(CheckOutcome.VERIFIED);

    PromotionChanged production = steps(story.again(qa, version)).getLast();

    // production: the artifact is verified, and only the tag is waited for
    assertThat(production.getExpiresAt())
        .isEqualTo(production.getOccurredAt().plus(Duration.ofHours(3)));
    assertThat(production.getWaitingFor())
        .isEqualTo("gates to pass: rated: tags has no \"rated\"; it is empty");
    found(CheckOutcome.MISMATCH);
    PromotionChanged both = steps(story.again(production, version)).getLast();
    assertThat(both.getExpiresAt()).isEqualTo(production.getOccurredAt().plus(Duration.ofHours(2)));
    var facts = story.later(Duration.ofHours(2)).again(both, version);
    assertThat(states(facts)).containsExactly("production REFUSED GATE_FAILED");
    assertThat(steps(facts).getLast().getGates())
        .extracting(Gate::getOutcome)
        .containsExactly(GateOutcome.FAILED, GateOutcome.WAITING);
  }

  @Test
  void what_could_not_be_evaluated_in_all_the_time_is_refused_as_an_error() {
    PromotionChanged qa = steps(story.registered(version)).getLast();
    found(CheckOutcome.VERIFIED);
    PromotionChanged production = steps(story.again(qa, version)).getLast();

    var facts = story.later(Duration.ofHours(3)).again(production, version);

    assertThat(states(facts)).containsExactly("production REFUSED GATE_ERROR");
  }

  @Test
  void what_waits_already_is_not_asked_for_by_itself_again() {
    PromotionChanged qa = steps(story.registered(version)).getLast();
    found(CheckOutcome.VERIFIED);
    story.again(qa, version);
    ModelRegistered newer = version(2, Map.of("accuracy", 0.9), ALL);
    story.standing.findings().checked(2, newer.getArtifact().getSha256(), CheckOutcome.VERIFIED);
    assertThat(states(story.registered(newer)))
        .containsExactly("dev PROMOTED", "qa PROMOTED", "production WAITING");

    // version 1 waits before production; that it returns to qa must not ask for that a second time
    assertThat(states(story.asked(version, "qa", true))).containsExactly("qa PROMOTED");
  }

  @Test
  void each_who_asks_waits_and_the_second_is_superseded_by_the_first() {
    PromotionChanged first = steps(story.registered(version)).getLast();
    PromotionChanged second = steps(story.asked(version, "qa", false)).getLast();
    assertThat(second.getPromotionId()).isNotEqualTo(first.getPromotionId());

    found(CheckOutcome.VERIFIED);

    assertThat(states(story.again(first, version))).contains("qa PROMOTED", "qa SUPERSEDED");
    assertThat(states(story.again(second, version))).isEmpty();
  }

  @Test
  void a_newer_version_goes_past_one_that_waits() {
    PromotionChanged waiting = steps(story.registered(version)).getLast();
    ModelRegistered newer = version(2, Map.of("accuracy", 0.9), ALL);
    newer.getArtifact().setSha256("b".repeat(64));
    story.standing.findings().checked(2, "b".repeat(64), CheckOutcome.VERIFIED);

    assertThat(states(story.registered(newer))).contains("qa PROMOTED", "qa SUPERSEDED");

    found(CheckOutcome.VERIFIED);
    assertThat(states(story.again(waiting, version))).isEmpty();
  }

  @Test
  void what_was_found_of_other_bytes_says_nothing() {
    story.standing.findings().checked(1, "b".repeat(64), CheckOutcome.VERIFIED);

    assertThat(states(story.registered(version))).containsExactly("dev PROMOTED", "qa WAITING");
  }

  @Test
  void what_was_found_before_the_version_was_told_counts() {
    found(CheckOutcome.VERIFIED);

    assertThat(states(story.registered(version)))
        .isEqualTo(List.of("dev PROMOTED", "qa PROMOTED", "production WAITING"));
  }

  private void found(CheckOutcome outcome) {
    story.standing.findings().checked(1, version.getArtifact().getSha256(), outcome);
  }
}
