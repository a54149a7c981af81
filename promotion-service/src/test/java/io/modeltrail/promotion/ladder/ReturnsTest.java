package io.modeltrail.promotion.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.governance.Admission;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Operation;
import io.modeltrail.governance.Watch;
import io.modeltrail.governance.gate.Condition;
import io.modeltrail.promotion.life.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Ways back, and what leads to them.
class ReturnsTest {

  private static final Admission FREE = new Admission(true, List.of(), Approvals.NONE, null);

  private static Environment production(Operation operation) {
    return new Environment("production", null, FREE, operation);
  }

  private static Operation watching(int windows, Watch.Otherwise otherwise) {
    Condition condition =
        switch (Condition.parseWatch("observed.accuracy >= metrics.accuracy - 0.05")) {
          case Condition.Sound(var sound) -> sound;
          case Condition.Unsound(var mistakes) -> throw new AssertionError(mistakes);
        };
    return new Operation(
        "operator", false, List.of(new Watch("accuracy holds", condition, windows, otherwise)));
  }

  private static Story with(Operation operation, List<ModelRegistered> versions) {
    Story story = new Story(production(operation));
    for (int number = 1; number <= 3; number++) {
      versions.add(Story.version(number, Map.of("accuracy", 0.9), "production"));
      story.registered(versions.getLast());
    }
    return story;
  }

  private final List<ModelRegistered> versions = new ArrayList<>();

  private static Terms rollBack(Integer to) {
    return new Terms(PromotionKind.ROLLBACK, to, false, false, "it is bad");
  }

  private static UUID promotion(Story story, int version) {
    return Story.successions(story.facts).stream()
        .filter(each -> each.getVersion() == version)
        .map(ModelPromoted::getPromotionId)
        .findFirst()
        .orElseThrow();
  }

  private static DeploymentReported report(DeploymentOutcome outcome, String sha256) {
    return DeploymentReported.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("wine")
        .setEnvironment("production")
        .setOutcome(outcome)
        .setRunningSha256(sha256)
        .build();
  }

  private static ModelObserved seen(int version, int hour, double accuracy) {
    return ModelObserved.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("wine")
        .setEnvironment("production")
        .setVersion(version)
        .setWindowStart(Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour)))
        .setWindowEnd(Instant.parse("2026-03-01T01:00:00Z").plus(Duration.ofHours(hour)))
        .setFigures(Map.of("accuracy", accuracy))
        .build();
  }

  @Test
  void it_returns_to_the_champion_before_and_not_to_what_was_rolled_back() {
    Story story = with(Operation.BY_HAND, versions);

    assertThat(Story.states(story.asked(versions.get(2), "production", rollBack(null))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
    assertThat(Story.states(story.asked(versions.get(1), "production", rollBack(null))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
    assertThat(Story.states(story.asked(versions.get(0), "production", rollBack(null))))
        .containsExactly("production REFUSED NO_FORMER_CHAMPION");
    assertThat(Story.successions(story.facts))
        .extracting(ModelPromoted::getVersion)
        .containsExactly(1, 2, 3, 2, 1);
    assertThat(Story.successions(story.facts))
        .extracting(ModelPromoted::getRevision)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void further_back_it_returns_only_to_what_was_reported_to_run() {
    Story story = with(Operation.BY_HAND, versions);

    assertThat(Story.states(story.asked(versions.get(2), "production", rollBack(1))))
        .containsExactly("production REFUSED NOT_A_FORMER_CHAMPION");
    story.reported(report(DeploymentOutcome.SUCCEEDED, null), promotion(story, 1));
    assertThat(Story.states(story.asked(versions.get(2), "production", rollBack(1))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
  }

  @Test
  void only_the_champion_is_left() {
    Story story = with(Operation.BY_HAND, versions);

    assertThat(Story.states(story.asked(versions.get(0), "production", rollBack(null))))
        .containsExactly("production REFUSED NOT_CHAMPION");
  }

  @Test
  void what_is_retired_is_replaced_by_nothing() {
    Story story = with(Operation.BY_HAND, versions);
    Terms retirement = new Terms(PromotionKind.RETIREMENT, null, false, false, "no use");

    story.asked(versions.get(2), "production", retirement);

    ModelPromoted told = Story.successions(story.facts).getLast();
    assertThat(told.getKind()).isEqualTo(PromotionKind.RETIREMENT);
    assertThat(told.getVersion()).isEqualTo(3);
    assertThat(told.getRevision()).isEqualTo(4);
    assertThat(story.standing.championVersion("production")).isNull();
  }

  @Test
  void a_failed_deployment_is_rolled_back_once() {
    Story story = with(new Operation("operator", true, List.of()), versions);
    UUID promotion = promotion(story, 3);

    assertThat(Story.states(story.reported(report(DeploymentOutcome.FAILED, null), promotion)))
        .containsExactly("production FAILED", "production PROMOTED", "production ROLLED_BACK");
    assertThat(Story.states(story.reported(report(DeploymentOutcome.FAILED, null), promotion)))
        .isEmpty();
    assertThat(story.standing.championVersion("production")).isEqualTo(versions.get(1));
  }

  @Test
  void the_failure_of_a_rollback_raises_an_alarm_and_no_rollback() {
    Story story = with(new Operation("operator", true, List.of()), versions);
    story.reported(report(DeploymentOutcome.FAILED, null), promotion(story, 3));
    UUID rollback = Story.successions(story.facts).getLast().getPromotionId();

    List<Fact> led = story.reported(report(DeploymentOutcome.FAILED, null), rollback);

    assertThat(Story.states(led)).containsExactly("production FAILED");
    assertThat(Story.alarms(led)).extracting(ModelAlarmed::getRule).containsExactly("deployment");
  }

  @Test
  void what_a_deployment_system_rolled_back_by_itself_is_followed_and_told() {
    Story story = with(new Operation("operator", true, List.of()), versions);
    UUID promotion = promotion(story, 3);

    List<Fact> led = story.reported(report(DeploymentOutcome.ROLLED_BACK, null), promotion);

    assertThat(Story.states(led)).containsExactly("production ROLLED_BACK", "production PROMOTED");
    assertThat(Story.alarms(led)).extracting(ModelAlarmed::getRule).containsExactly("deployment");
    assertThat(story.standing.championVersion("production")).isEqualTo(versions.get(1));
    assertThat(story.reported(report(DeploymentOutcome.ROLLED_BACK, null), promotion)).isEmpty();
  }

  @Test
  void a_retirement_is_carried_out_when_nothing_runs_any_more() {
    Story story = with(Operation.BY_HAND, versions);
    Terms retirement = new Terms(PromotionKind.RETIREMENT, null, false, false, "no use");
    story.asked(versions.get(2), "production", retirement);
    UUID promotion = Story.successions(story.facts).getLast().getPromotionId();

    assertThat(Story.states(story.reported(report(DeploymentOutcome.REMOVED, null), promotion)))
        .containsExactly("production DEPLOYED");
  }

  @Test
  void an_environment_returns_no_further_than_its_last_changes() {
    Story story = new Story(production(Operation.BY_HAND));
    for (int number = 1; number <= Standing.FORMERS_MAX + 1; number++) {
      versions.add(Story.version(number, Map.of("accuracy", 0.9), "production"));
      story.registered(versions.getLast());
    }
    story.reported(report(DeploymentOutcome.SUCCEEDED, null), promotion(story, 1));
    story.reported(report(DeploymentOutcome.SUCCEEDED, null), promotion(story, 2));

    assertThat(Story.states(story.asked(versions.getLast(), "production", rollBack(1))))
        .containsExactly("production REFUSED NOT_A_FORMER_CHAMPION");
    assertThat(Story.states(story.asked(versions.getLast(), "production", rollBack(2))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
  }

  @Test
  void a_digest_that_was_not_promoted_raises_an_alarm() {
    Story story = with(Operation.BY_HAND, versions);
    UUID promotion = promotion(story, 3);

    assertThat(
            Story.alarms(
                story.reported(report(DeploymentOutcome.SUCCEEDED, "a".repeat(64)), promotion)))
        .isEmpty();
    assertThat(
            Story.alarms(
                story.reported(report(DeploymentOutcome.SUCCEEDED, "b".repeat(64)), promotion)))
        .extracting(ModelAlarmed::getRule)
        .containsExactly("deployed digest");
  }

  @Test
  void only_so_many_bad_windows_in_a_row_raise_an_alarm() {
    Story story = with(watching(2, Watch.Otherwise.ALARM), versions);

    assertThat(story.observed(seen(3, 1, 0.5))).isEmpty();
    assertThat(story.observed(seen(3, 2, 0.9))).isEmpty();
    assertThat(story.observed(seen(3, 3, 0.5))).isEmpty();
    assertThat(story.observed(seen(3, 3, 0.5))).isEmpty(); // the same window again
    assertThat(Story.alarms(story.observed(seen(3, 4, 0.5))))
        .extracting(ModelAlarmed::getRule)
        .containsExactly("accuracy holds");
    assertThat(story.observed(seen(3, 5, 0.5))).isEmpty(); // once
    assertThat(story.observed(seen(2, 6, 0.5))).isEmpty(); // not the champion
  }

  @Test
  void a_watch_can_roll_back() {
    Story story = with(watching(1, Watch.Otherwise.ROLL_BACK), versions);

    assertThat(Story.states(story.observed(seen(3, 1, 0.5))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
  }

  @Test
  void what_comes_back_is_watched_anew() {
    Story story = with(watching(2, Watch.Otherwise.ROLL_BACK), versions);
    story.observed(seen(3, 1, 0.5));
    story.observed(seen(3, 2, 0.5));
    story.asked(versions.get(2), "production", true);

    assertThat(story.observed(seen(3, 3, 0.5))).isEmpty();
    assertThat(Story.states(story.observed(seen(3, 4, 0.5))))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
  }

  @Test
  void a_watch_can_ask_for_a_rollback_that_a_person_lets_happen() {
    Story story = with(watching(1, Watch.Otherwise.ASK), versions);
    List<Fact> led = story.observed(seen(3, 1, 0.5));
    assertThat(Story.states(led)).containsExactly("production AWAITING_APPROVAL");

    assertThat(
            story.decided(
                story.decision(
                    Story.steps(led).getLast().getPromotionId(),
                    Story.person("op-1", "operator"),
                    ApprovalDecision.APPROVE,
                    "operator"),
                versions.get(2)))
        .containsExactly("production PROMOTED", "production ROLLED_BACK");
  }

  @Test
  void it_soaks_below_until_its_time_is_over() {
    Environment qa = new Environment("qa", null, FREE, Operation.BY_HAND);
    After after = new After("qa", false, Duration.ofHours(24));
    Story story = new Story(qa, new Environment("production", after, FREE, Operation.BY_HAND));
    ModelRegistered version = Story.version(1, Map.of(), "qa", "production");

    assertThat(Story.states(story.registered(version)))
        .containsExactly("qa PROMOTED", "production WAITING");
    var waiting = Story.steps(story.facts).getLast();
    assertThat(waiting.getExpiresAt())
        .isEqualTo(waiting.getOccurredAt().plus(Duration.ofHours(24)));
    assertThat(Story.states(story.later(Duration.ofHours(24)).over(waiting, version)))
        .containsExactly("production PROMOTED");
  }

  @Test
  void what_was_replaced_below_before_its_time_has_not_soaked() {
    Environment qa = new Environment("qa", null, FREE, Operation.BY_HAND);
    After after = new After("qa", false, Duration.ofHours(24));
    Story story = new Story(qa, new Environment("production", after, FREE, Operation.BY_HAND));
    ModelRegistered version = Story.version(1, Map.of(), "qa", "production");
    story.registered(version);
    var waiting = Story.steps(story.facts).getLast();
    story.later(Duration.ofHours(1)).registered(Story.version(2, Map.of(), "qa", "production"));

    assertThat(Story.states(story.later(Duration.ofHours(23)).over(waiting, version)))
        .containsExactly("production REFUSED NOT_SOAKED");
  }
}
