package io.modeltrail.promotion.decision;

import static io.modeltrail.event.AssessmentKind.EVALUATION;
import static io.modeltrail.event.AssessmentKind.FINDING;
import static io.modeltrail.event.AssessmentKind.WITHDRAWAL;
import static io.modeltrail.governance.gate.Subject.ASSESSMENTS_MAX;
import static io.modeltrail.promotion.decision.Handed.assessed;
import static io.modeltrail.promotion.decision.Handed.decide;
import static io.modeltrail.promotion.decision.Handed.registered;
import static io.modeltrail.promotion.decision.Handed.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelAssessed;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.rules.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// More is found out about a version than gates go over: what they leave out must not let it pass.
class ManyAssessmentsIT {

  private static final String RULES =
      """
      environments:
        - name: dev
          gates:
            - { name: nothing open, require: '!assessments.exists(a, a.kind == "FINDING")' }
      workspaces:
        - { name: default, register: at-training, serves: [dev] }
      """;

  private final Installation in = new Installation();
  private final RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas);
  private long offset;

  @BeforeEach
  void apply() throws Exception {
    in.send(Told.governance(2, RULES));
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
  }

  @AfterEach
  void close() {
    rules.close();
    in.close();
  }

  @Test
  void a_finding_stays_open_however_much_is_told_after_it() throws Exception {
    ModelAssessed finding = Told.assessed("wine", 1, FINDING);
    List<ModelAssessed> flood = evaluations(ASSESSMENTS_MAX);
    decide(in, rules, next(finding));
    tell(flood);

    decide(in, rules, ask());
    assertThat(last()).startsWith("REFUSED GATE_ERROR nothing open: Version 1 has more than 200");

    // one less, and it can be said
    decide(in, rules, withdrawal(flood.getFirst()));
    decide(in, rules, ask());
    assertThat(last()).isEqualTo("REFUSED GATE_FAILED nothing open: assessments = 200 elements");

    decide(in, rules, withdrawal(finding));
    decide(in, rules, ask());
    assertThat(last()).startsWith("PROMOTED");
  }

  @Test
  void what_is_withdrawn_in_the_same_batch_makes_no_room_for_what_nobody_looked_at()
      throws Exception {
    List<ModelAssessed> flood = evaluations(ASSESSMENTS_MAX + 2);
    decide(in, rules, next(Told.assessed("wine", 1, FINDING)));
    tell(flood);

    decide(in, rules, withdrawal(flood.getLast()), withdrawal(flood.get(1)), ask());
    assertThat(last()).startsWith("REFUSED GATE_ERROR");

    decide(in, rules, withdrawal(flood.get(2)), ask());
    assertThat(last()).startsWith("REFUSED GATE_FAILED");
  }

  private static List<ModelAssessed> evaluations(int count) {
    List<ModelAssessed> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(Told.assessed("wine", 1, EVALUATION));
    }
    return all;
  }

  private void tell(List<ModelAssessed> all) throws Exception {
    decide(in, rules, all.stream().map(this::next).toArray(Event[]::new));
  }

  private Event withdrawal(ModelAssessed told) {
    ModelAssessed withdrawal = Told.assessed("wine", 1, WITHDRAWAL);
    withdrawal.setWithdraws(told.getEventId());
    return next(withdrawal);
  }

  private Event next(ModelAssessed told) {
    return assessed(offset++, told);
  }

  private Event ask() {
    return requested(offset++, Told.request("wine", 1, "dev"));
  }

  /// State, code and detail of the last step.
  private String last() {
    return in.query(
            "SELECT concat_ws(' ', p.state, p.code, s.content->>'detail') FROM promotion p"
                + " JOIN promotion_step s USING (promotion_id) ORDER BY s.number DESC LIMIT 1",
            row -> row.getString(1))
        .getFirst();
  }
}
