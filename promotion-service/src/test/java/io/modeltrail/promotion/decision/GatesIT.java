package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Handed.checked;
import static io.modeltrail.promotion.decision.Handed.decide;
import static io.modeltrail.promotion.decision.Handed.fired;
import static io.modeltrail.promotion.decision.Handed.registered;
import static io.modeltrail.promotion.decision.Handed.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.rules.RulesInForce;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Gates that wait for what is found of an artifact, a batch after the other.
class GatesIT {

  private static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
          gates:
            - { name: whole, require: artifact.check == "VERIFIED", wait: PT1H }
        - name: qa
          after: dev
          promote: automatically
          gates:
            - { name: dev ran what is whole, require: champion == null || champion.artifact.check == "VERIFIED" }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa] }
      """;

  private final Installation in = new Installation();
  private final RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas);
  private Instant due = Instant.EPOCH;

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
  void a_promotion_waits_until_the_artifact_is_verified_and_nothing_is_left_that_waits()
      throws Exception {
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
    assertThat(states()).containsExactly("dev 1 WAITING");
    assertThat(timers()).isEqualTo(1);

    decide(in, rules, found(CheckOutcome.MISMATCH));
    assertThat(states()).containsExactly("dev 1 WAITING");
    assertThat(timers()).isEqualTo(1);

    decide(in, rules, found(CheckOutcome.VERIFIED));
    assertThat(states()).containsExactly("dev 1 PROMOTED", "qa 1 PROMOTED");
    assertThat(timers()).isZero();
    assertThat(in.count("SELECT count(*) FROM promotion WHERE waits_since IS NOT NULL")).isZero();
    assertThat(in.count("SELECT count(*) FROM promotion_step")).isEqualTo(4);
  }

  @Test
  void what_was_found_before_the_version_was_told_is_kept_for_it() throws Exception {
    decide(in, rules, found(CheckOutcome.VERIFIED));

    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));

    assertThat(states()).containsExactly("dev 1 PROMOTED", "qa 1 PROMOTED");
  }

  @Test
  void what_was_found_of_a_champion_is_known_to_its_challengers() throws Exception {
    decide(in, rules, found(CheckOutcome.VERIFIED));
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
    decide(in, rules, found(CheckOutcome.MISMATCH));

    ArtifactChecked second = Told.checked("wine", 2, CheckOutcome.VERIFIED);
    decide(
        in, rules, checked(1, second, Instant.now()), registered(1, Told.version("wine", 2, 0.9)));

    assertThat(states())
        .containsExactly(
            "dev 1 PROMOTED", "qa 1 PROMOTED", "dev 2 PROMOTED", "qa 2 REFUSED GATE_FAILED");
    assertThat(
            in.query(
                "SELECT content->>'detail' FROM promotion_step ORDER BY number DESC LIMIT 1",
                row -> row.getString(1)))
        .singleElement()
        .asString()
        .contains("champion.artifact.check = \"MISMATCH\"");
  }

  @Test
  void when_the_time_is_over_the_promotion_is_refused_with_what_the_gate_saw() throws Exception {
    // given
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
    decide(in, rules, found(CheckOutcome.UNREADABLE));
    TimerFired timer = timer();

    // when
    List<Verdict> early = decide(in, rules, fired(0, timer, due.minusMillis(1)));
    List<Verdict> onTime = decide(in, rules, fired(1, timer, due));

    // then
    assertThat(early)
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo("TIMER_TOO_EARLY"));
    assertThat(onTime).singleElement().isInstanceOf(Verdict.Applied.class);
    assertThat(states()).containsExactly("dev 1 REFUSED GATE_FAILED");
    assertThat(
            in.query(
                "SELECT content->>'detail' FROM promotion_step ORDER BY step DESC LIMIT 1",
                row -> row.getString(1)))
        .containsExactly("whole: artifact.check = \"UNREADABLE\", after PT1H");
    assertThat(timers()).isZero();

    // and what is found afterwards changes nothing
    decide(in, rules, found(CheckOutcome.VERIFIED));
    assertThat(states()).containsExactly("dev 1 REFUSED GATE_FAILED");
  }

  @Test
  void new_rules_may_give_more_time_and_the_end_of_the_old_time_is_no_mistake() throws Exception {
    // given
    decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));
    TimerFired old = timer();
    Instant oldDue = due;
    in.send(Told.governance(3, RULES.replace("PT1H", "PT2H")));

    // when
    decide(in, rules, found(CheckOutcome.MISMATCH));

    // then
    timer();
    assertThat(due).isEqualTo(oldDue.plusSeconds(3_600));
    assertThat(decide(in, rules, fired(0, old, oldDue)))
        .singleElement()
        .isInstanceOf(Verdict.Applied.class);
    assertThat(states()).containsExactly("dev 1 WAITING");
  }

  @Test
  void a_request_waits_on_for_the_gates_once_its_version_has_come() throws Exception {
    PromotionRequested request = Told.request("wine", 1, "dev");

    List<Verdict> verdicts =
        decide(in, rules, requested(0, request), registered(0, Told.version("wine", 1, 0.9)));

    assertThat(verdicts.getFirst())
        .isInstanceOfSatisfying(
            Verdict.Waiting.class,
            waiting ->
                assertThat(waiting.waitingFor())
                    .isEqualTo("gates to pass: whole: artifact.check = \"\""));
    assertThat(in.query("SELECT purpose FROM messaging.timer", row -> row.getString(1)))
        .containsExactly("gates-passed");

    decide(in, rules, found(CheckOutcome.VERIFIED));
    // it was asked for first: the rules do not ask for the same by themselves
    assertThat(states()).containsExactlyInAnyOrder("dev 1 PROMOTED", "qa 1 PROMOTED");
  }

  @Test
  void an_outcome_that_nobody_knows_and_a_wrong_digest_are_refused() throws Exception {
    ArtifactChecked unknown = Told.checked("wine", 1, CheckOutcome.UNKNOWN);
    ArtifactChecked wrong = Told.checked("wine", 1, CheckOutcome.VERIFIED);
    wrong.setSha256("A".repeat(64));
    ArtifactChecked none = Told.checked("wine", 0, CheckOutcome.VERIFIED);

    List<Verdict> verdicts =
        decide(
            in,
            rules,
            checked(0, unknown, Instant.now()),
            checked(1, wrong, Instant.now()),
            checked(2, none, Instant.now()));

    assertThat(verdicts)
        .extracting(verdict -> ((Verdict.Refused) verdict).refusal().code())
        .containsExactly("UNKNOWN_OUTCOME", "BAD_DIGEST", "BAD_VERSION");
    assertThat(in.count("SELECT count(*) FROM artifact_check")).isZero();
  }

  private static Event found(CheckOutcome outcome) {
    return checked(0, Told.checked("wine", 1, outcome), Instant.now());
  }

  /// The record that says that the waiting time is over.
  private TimerFired timer() {
    due =
        in.query(
                "SELECT due_at FROM messaging.timer",
                row -> row.getObject(1, OffsetDateTime.class).toInstant())
            .getFirst();
    UUID promotion =
        in.query("SELECT promotion_id FROM promotion", row -> row.getObject(1, UUID.class))
            .getFirst();
    TimerFired timer = Told.timer("wine", promotion);
    timer.setPurpose("gates-passed");
    timer.setDueAt(due);
    return timer;
  }

  private long timers() {
    return in.count("SELECT count(*) FROM messaging.timer");
  }

  private List<String> states() {
    return in.query(
        "SELECT environment || ' ' || version || ' ' || state || coalesce(' ' || code, '')"
            + " FROM promotion ORDER BY number",
        row -> row.getString(1));
  }
}
