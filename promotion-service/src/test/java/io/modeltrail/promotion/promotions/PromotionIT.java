package io.modeltrail.promotion.promotions;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PromotionIT {

  @Inject Log log;

  @Test
  void a_good_version_climbs_to_production_and_the_log_tells_all_of_it() {
    // given
    ModelRegistered version = Told.version("climber", 1, 0.95);

    // when
    log.send(version);

    // then
    await().untilAsserted(() -> assertThat(log.champion("production", "climber")).hasSize(1));
    assertThat(log.states("climber"))
        .containsExactly("dev PROMOTED", "qa PROMOTED", "production PROMOTED");
    String rules = as("auditor").accept("application/yaml").get("/governance").asString();
    for (PromotionChanged step : log.changed("climber")) {
      assertThat(step.getCausationId()).isEqualTo(version.getEventId());
      assertThat(step.getStep()).isEqualTo(1);
      assertThat(step.getGovernanceRevision()).isEqualTo(1);
      assertThat(step.getGovernanceDigest()).isEqualTo(GovernanceFile.digest(rules));
    }
    assertThat(log.changed("climber").get(1).getGates())
        .extracting(Gate::getName, Gate::getOutcome)
        .contains(tuple("accuracy floor", GateOutcome.PASSED));
    ModelPromoted promoted = log.promoted("production", "climber").getFirst();
    assertThat(promoted.getRevision()).isEqualTo(1);
    assertThat(promoted.getPreviousVersion()).isNull();
    assertThat(promoted.getArtifact()).isEqualTo(version.getArtifact());
    ChampionChanged champion = log.champion("production", "climber").getFirst();
    assertThat(champion.getRevision()).isEqualTo(1);
    assertThat(champion.getChampion().getVersion()).isEqualTo(1);
    assertThat(champion.getChampion().getPromotionId()).isEqualTo(promoted.getPromotionId());
    as("trainer")
        .get("/events/" + version.getEventId())
        .then()
        .body("state", equalTo("APPLIED"))
        .body("href", equalTo("/promotions?model=climber&version=1"));
  }

  @Test
  void a_gate_that_fails_is_told_with_its_values_on_one_line() {
    // when
    log.send(Told.version("poor", 1, 0.7));

    // then
    await().untilAsserted(() -> assertThat(log.changed("poor")).hasSize(2));
    assertThat(log.states("poor")).containsExactly("dev PROMOTED", "qa REFUSED GATE_FAILED");
    assertThat(log.changed("poor").getLast().getDetail())
        .isEqualTo("accuracy floor: metrics.accuracy = 0.7");
    assertThat(log.promoted("qa", "poor")).isEmpty();
    assertThat(log.champion("qa", "poor")).isEmpty();
  }

  @Test
  void a_gate_that_cannot_be_evaluated_names_what_is_missing() {
    // given
    log.send(Told.version("mixed", 1, 0.9));

    // when
    log.send(Told.version("mixed", 2, Map.of("r2", 0.9)));

    // then
    await().untilAsserted(() -> assertThat(log.changed("mixed")).hasSize(6));
    assertThat(log.states("mixed").getLast()).isEqualTo("production REFUSED GATE_ERROR");
    PromotionChanged refused = log.changed("mixed").getLast();
    assertThat(refused.getDetail())
        .contains("champion.metrics has no \"r2\"; it has: accuracy")
        .doesNotContain("\n");
    assertThat(refused.getGates())
        .extracting(Gate::getOutcome)
        .containsExactly(GateOutcome.ERROR, GateOutcome.ERROR);
    assertThat(refused.getChampionVersion()).isEqualTo(1);
  }

  @Test
  void the_same_event_again_has_no_effect() {
    // given
    ModelRegistered version = Told.version("repeated", 1, 0.95);

    // when
    log.send(version);
    log.send(version);
    log.send(Told.version("repeated", 2, 0.7));

    // then
    await().untilAsserted(() -> assertThat(log.changed("repeated")).hasSize(5));
    assertThat(log.promoted("dev", "repeated"))
        .extracting(ModelPromoted::getRevision, ModelPromoted::getVersion)
        .containsExactly(tuple(1L, 1), tuple(2L, 2));
    assertThat(log.champion("production", "repeated")).hasSize(1);
  }

  @Test
  void a_worse_challenger_is_refused_and_a_better_one_takes_over() {
    // when
    log.send(Told.version("contested", 1, 0.9));
    log.send(Told.version("contested", 2, 0.85));
    log.send(Told.version("contested", 3, 0.95));

    // then
    await().untilAsserted(() -> assertThat(log.champion("production", "contested")).hasSize(2));
    PromotionChanged worse =
        log.changed("contested").stream()
            .filter(step -> step.getVersion() == 2 && step.getEnvironment().equals("production"))
            .findFirst()
            .orElseThrow();
    assertThat(worse.getCode()).isEqualTo("GATE_FAILED");
    assertThat(worse.getDetail())
        .startsWith("not worse than the champion: ")
        .contains("0.85", "0.9")
        .doesNotContain("\n");
    assertThat(worse.getChampionVersion()).isEqualTo(1);
    assertThat(log.promoted("production", "contested"))
        .extracting(
            ModelPromoted::getRevision,
            ModelPromoted::getVersion,
            ModelPromoted::getPreviousVersion)
        .containsExactly(tuple(1L, 1, null), tuple(2L, 3, 1));
    as("deployer")
        .get("/environments/production/champions/contested/history")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(3, 1)))
        .body("items.revision", equalTo(List.of(2, 1)));
  }
}
