package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Handed.decide;
import static io.modeltrail.promotion.decision.Handed.registered;
import static io.modeltrail.promotion.decision.Handed.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.rules.RulesInForce;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two workspaces that train the same code, each for an environment of its own.
class SameCodeIT {

  private static final String RULES =
      """
      environments:
        - { name: qa, promote: automatically, gates: [ { name: floor, require: metrics.accuracy >= 0.8 } ] }
        - { name: production, after: { environment: qa, same: code }, promote: automatically }
      workspaces:
        - { name: retrain-qa, register: at-training, serves: [qa] }
        - { name: retrain-production, register: at-training, serves: [production] }
      """;

  private final Installation in = new Installation();
  private final RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas);

  @BeforeEach
  void apply() {
    in.send(Told.governance(2, RULES));
  }

  @AfterEach
  void close() {
    rules.close();
    in.close();
  }

  @Test
  void code_that_qa_accepted_goes_to_production_as_soon_as_it_is_trained_there() throws Exception {
    decide(in, rules, registered(0, Told.trained("wine", 1, "c1", "qa")));
    // so many since then that it is not among those that a refusal would name
    for (int i = 2; i <= 6; i++) {
      decide(in, rules, registered(i, Told.trained("wine", i, "c" + i, "qa")));
    }

    decide(in, rules, registered(7, Told.trained("wine", 7, "c1", "production")));

    assertThat(states()).hasSize(7).endsWith("qa 6 PROMOTED", "production 7 PROMOTED");
  }

  @Test
  void what_was_trained_in_production_first_waits_until_qa_accepts_its_code() throws Exception {
    decide(in, rules, registered(0, Told.trained("wine", 1, "c1", "production")));
    decide(in, rules, registered(1, Told.trained("wine", 2, "c1", "production")));
    decide(in, rules, registered(2, Told.trained("wine", 3, "c2", "qa")));
    assertThat(states()).containsExactly("qa 3 PROMOTED");

    decide(in, rules, registered(3, Told.trained("wine", 4, "c1", "qa")));

    assertThat(states()).containsExactly("qa 3 PROMOTED", "qa 4 PROMOTED", "production 2 PROMOTED");
    decide(in, rules, registered(4, Told.trained("wine", 5, "c1", "qa")));
    assertThat(states()).hasSize(4).endsWith("qa 5 PROMOTED");
  }

  @Test
  void in_one_batch_it_comes_to_the_same() throws Exception {
    decide(
        in,
        rules,
        registered(0, Told.trained("wine", 1, "c1", "production")),
        registered(1, Told.trained("wine", 2, "c1", "qa")),
        registered(2, Told.trained("wine", 3, "c1", "production")));

    assertThat(states())
        .containsExactly("qa 2 PROMOTED", "production 1 PROMOTED", "production 3 PROMOTED");
  }

  @Test
  void other_code_a_dirty_tree_and_another_model_do_not_count() throws Exception {
    ModelRegistered dirty = Told.trained("wine", 1, "c1", "qa");
    dirty.getRun().setCodeDirty(true);
    ModelRegistered beer = Told.trained("beer", 1, "c1", "qa");
    beer.getRun().setCodeRepository("https://git.example/wine");
    ModelRegistered fork = Told.trained("wine", 2, "c1", "qa");
    fork.getRun().setCodeRepository("https://git.example/fork");
    decide(in, rules, registered(0, dirty), registered(1, beer), registered(2, fork));

    decide(in, rules, registered(3, Told.trained("wine", 3, "c1", "production")));
    decide(in, rules, requested(0, Told.request("wine", 3, "production")));

    assertThat(states())
        .containsExactly(
            "qa 1 PROMOTED", "qa 1 PROMOTED", "qa 2 PROMOTED", "production 3 REFUSED NOT_REACHED");
    assertThat(
            in.query(
                "SELECT content->>'detail' FROM promotion_step ORDER BY number DESC LIMIT 1",
                row -> row.getString(1)))
        .containsExactly(
            "version 3 has never been champion in qa, which is required before production, nor has"
                + " another version trained from commit c1 of https://git.example/wine; qa has run:"
                + " version 2 (commit c1 of https://git.example/fork), before that version 1 (no"
                + " commit known)");
  }

  @Test
  void a_commit_longer_than_an_index_takes_is_a_commit_too() throws Exception {
    // No two parts of it are alike: the database could make it short otherwise.
    String commit =
        IntStream.range(0, 250)
            .mapToObj(i -> GovernanceFile.digest("" + i))
            .collect(Collectors.joining());
    decide(in, rules, registered(0, Told.trained("wine", 1, commit, "qa")));
    decide(in, rules, registered(1, Told.trained("wine", 2, commit + "0", "production")));

    decide(in, rules, registered(2, Told.trained("wine", 3, commit, "production")));

    assertThat(states()).containsExactly("qa 1 PROMOTED", "production 3 PROMOTED");
  }

  @Test
  void the_log_hears_of_both_versions_because_of_one_event() {
    // given
    in.start("a");
    ModelRegistered early = Told.trained("wine", 1, "c1", "production");
    ModelRegistered accepted = Told.trained("wine", 2, "c1", "qa");

    // when
    in.send(early);
    in.send(accepted);

    // then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(in.committed("model.champion", ChampionChanged.class))
                    .extracting(
                        told -> told.getEnvironment() + " " + told.getChampion().getVersion())
                    .containsExactlyInAnyOrder("qa 2", "production 1"));
    assertThat(in.committed("promotion.changed", PromotionChanged.class))
        .extracting(PromotionChanged::getCausationId)
        .containsExactly(accepted.getEventId(), accepted.getEventId());
  }

  private List<String> states() {
    return in.query(
        "SELECT environment || ' ' || version || ' ' || state || coalesce(' ' || code, '')"
            + " FROM promotion ORDER BY number",
        row -> row.getString(1));
  }
}
