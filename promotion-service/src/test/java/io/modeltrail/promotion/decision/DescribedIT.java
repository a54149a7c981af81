package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Handed.decide;
import static io.modeltrail.promotion.decision.Handed.described;
import static io.modeltrail.promotion.decision.Handed.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.RiskTier;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.rules.RulesInForce;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people have said of models and versions, a batch after the other.
class DescribedIT {

  private static final String RULES =
      """
      environments:
        - { name: dev, promote: automatically, approvals: [ { role: validator } ] }
      workspaces:
        - { name: default, register: at-training, serves: [dev] }
      models:
        - match: { riskTier: LOW }
          environments:
            dev: { approvals: [] }
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
  void what_was_said_of_one_version_before_it_was_registered_counts_for_it_and_no_other()
      throws Exception {
    // given
    decide(in, rules, described(0, told(null, RiskTier.LOW, null)));
    decide(in, rules, described(1, told(2, RiskTier.HIGH, null)));

    // when
    decide(in, rules, described(2, told(2, null, List.of("developer-1"))));
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
    decide(in, rules, registered(1, Told.version("wine", 2, 0.9)));
    decide(in, rules, registered(2, Told.version("wine", 3, 0.9)));

    // then
    assertThat(
            in.query(
                "SELECT (content->>'version') || ' ' || (content->>'state') FROM promotion_step",
                row -> row.getString(1)))
        .containsExactlyInAnyOrder(
            "1 PROMOTED", "2 AWAITING_APPROVAL", "3 PROMOTED", "2 SUPERSEDED");
    assertThat(
            in.query(
                "SELECT version || ' ' || risk_tier || ' ' || developers::text FROM description"
                    + " ORDER BY version",
                row -> row.getString(1)))
        .containsExactly("0 LOW {}", "2 HIGH {developer-1}");
  }

  @Test
  void no_version_has_the_number_that_stands_for_the_model() throws Exception {
    List<Verdict> verdicts = decide(in, rules, described(0, told(0, RiskTier.LOW, null)));

    assertThat(verdicts)
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo("BAD_VERSION"));
    assertThat(in.count("SELECT count(*) FROM description")).isZero();
  }

  private static ModelDescribed told(
      @Nullable Integer version, @Nullable RiskTier risk, @Nullable List<String> developers) {
    return ModelDescribed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("wine")
        .setVersion(version)
        .setRiskTier(risk)
        .setDevelopers(developers)
        .build();
  }
}
