package io.modeltrail.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Operation;
import io.modeltrail.governance.Watch;
import io.modeltrail.governance.reading.Reading.Sound;
import io.modeltrail.governance.reading.Reading.Unsound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an environment does beside its gates, in itself and for some models.
class SettingsTest {

  private static final String GOOD = BrokenSettings.GOOD;

  @Test
  void every_key_is_read() {
    var production = environment(GOOD, "production");

    assertThat(production.after()).isEqualTo(new After("qa", false, Duration.ofHours(24)));
    assertThat(production.automatic()).isFalse();
    var admission = production.admission();
    assertThat(admission.approvals())
        .isEqualTo(new Approvals(List.of("model-owner", "validator"), Duration.ofDays(7)));
    assertThat(admission.emergency()).isEqualTo(new Emergency("risk-officer", Duration.ofDays(2)));
    var operation = production.operation();
    assertThat(operation.rollsBackFailed()).isTrue();
    assertThat(operation.rollBackRole()).isEqualTo("operator");
    var watch = operation.watches().getFirst();
    assertThat(watch.name()).isEqualTo("accuracy holds");
    assertThat(watch.require()).isEqualTo("observed.accuracy >= metrics.accuracy - 0.05");
    assertThat(watch.windows()).isEqualTo(3);
    assertThat(watch.otherwise()).isEqualTo(Watch.Otherwise.ASK);
  }

  @Test
  void without_a_key_nothing_is_asked_for_and_nothing_is_done() {
    var qa = environment(GOOD, "qa");

    assertThat(qa).isEqualTo(new Environment("qa", null, false, List.of()));
    assertThat(qa.operation()).isEqualTo(Operation.BY_HAND);
  }

  @Test
  void approvals_wait_fourteen_days_and_watches_one_window_if_not_said() {
    var production =
        environment(
            GOOD.replace("    expires: P7D\n", "").replace("        windows: 3\n", ""),
            "production");

    assertThat(production.admission().approvals().expires()).isEqualTo(Duration.ofDays(14));
    assertThat(production.operation().watches().getFirst().windows()).isEqualTo(1);
  }

  @Test
  void two_approvals_may_be_of_one_role() {
    var production = environment(GOOD.replace("model-owner", "validator"), "production");

    assertThat(production.admission().approvals().roles())
        .containsExactly("validator", "validator");
  }

  @Test
  void a_role_may_roll_back_that_is_not_the_operator() {
    var production = environment(GOOD.replace("role: operator", "role: on-call"), "production");

    assertThat(production.operation().rollBackRole()).isEqualTo("on-call");
  }

  @Test
  void an_exception_replaces_the_whole_value_of_a_key_and_leaves_the_others() {
    var others = environment(GOOD, "production");

    var credit = of(GOOD, "credit-eu", RiskTier.UNKNOWN);

    var approvals = credit.admission().approvals();
    assertThat(approvals.roles()).containsExactly("risk-committee");
    assertThat(approvals.expires()).isEqualTo(Duration.ofDays(7));
    assertThat(credit.withAdmission(others.admission())).isEqualTo(others);
  }

  @Test
  void an_exception_is_for_none_but_its_models() {
    var others = environment(GOOD, "production");

    assertThat(of(GOOD, "churn", RiskTier.LOW).after()).isEqualTo(new After("qa", false));
    assertThat(of(GOOD, "churn", RiskTier.HIGH)).isEqualTo(others);
    assertThat(of(GOOD, "debit", RiskTier.LOW)).isEqualTo(others);
  }

  @Test
  void an_exception_can_take_away_what_the_environment_has() {
    var exception =
        "{ soak: none, promote: automatically, gates: [], approvals: [], emergency: none,"
            + " on-failed-deployment: none, watch: [] }";

    var credit = of(exception(exception), "credit-eu", RiskTier.UNKNOWN);

    assertThat(credit.after()).isEqualTo(new After("qa", false));
    assertThat(credit.automatic()).isTrue();
    assertThat(credit.admission().approvals().roles()).isEmpty();
    assertThat(credit.admission().emergency()).isNull();
    assertThat(credit.operation()).isEqualTo(Operation.BY_HAND);
  }

  @Test
  void another_place_leaves_the_time_to_soak() {
    var credit =
        of(exception("{ after: { environment: qa, same: code } }"), "credit-eu", RiskTier.UNKNOWN);

    assertThat(credit.after()).isEqualTo(new After("qa", true, Duration.ofHours(24)));
  }

  @Test
  void the_same_code_counts_also_if_it_does_so_only_for_some_models() {
    assertThat(read(GOOD).asksForSameCode()).isFalse();
    assertThat(read(exception("{ after: { environment: qa, same: code } }")).asksForSameCode())
        .isTrue();
  }

  @Test
  void a_later_exception_applies_upon_an_earlier_one() {
    var twice =
        GOOD
            + """
              - match: "*-eu"
                environments: { production: { expires: P1D, soak: P2D } }
            """;

    var credit = of(twice, "credit-eu", RiskTier.UNKNOWN);

    assertThat(credit.admission().approvals())
        .isEqualTo(new Approvals(List.of("risk-committee"), Duration.ofDays(1)));
    assertThat(credit.after()).isEqualTo(new After("qa", false, Duration.ofDays(2)));
  }

  @Test
  void what_a_flawed_environment_lacks_is_not_told_of_its_exceptions() {
    var text =
        GOOD.replace("approvals: [ { role: model-owner }", "approvals: [ { role: Model-Owner }")
            .replace("{ soak: none, gates: [] }", "{ approvals: [], expires: P1D }");

    var unsound = (Unsound) GovernanceFile.read(text);

    assertThat(unsound.flaws()).extracting(Flaw::line).containsExactly(7);
  }

  @Test
  void limits_are_inclusive() {
    assertThat(limited(10, 50, 200)).isInstanceOf(Sound.class);
    assertThat(reasons(limited(11, 50, 200))).containsExactly("11 elements");
    assertThat(reasons(limited(10, 51, 200))).containsExactly("51 elements");
    assertThat(reasons(limited(10, 50, 201))).containsExactly("201 elements");
  }

  private static Reading limited(int approvals, int watches, int models) {
    var text =
        new StringBuilder("environments:\n- name: dev\n  approvals: [")
            .append("{role: a},".repeat(approvals))
            .append("]\n  watch: [");
    for (var i = 0; i < watches; i++) {
      text.append("{name: w%d, require: sampleCount > 9, otherwise: alarm},".formatted(i));
    }
    text.append(
        "]\nworkspaces: [{name: default, register: at-training, serves: [dev]}]\nmodels:\n");
    for (var i = 0; i < models; i++) {
      text.append("- {match: m%d, environments: {dev: {approvals: []}}}\n".formatted(i));
    }
    return GovernanceFile.read(text.toString());
  }

  private static List<String> reasons(Reading reading) {
    return ((Unsound) reading).flaws().stream().map(Flaw::reason).toList();
  }

  private static String exception(String production) {
    return GOOD.replace("{ approvals: [ { role: risk-committee } ] }", production);
  }

  private static Environment of(String text, String model, RiskTier tier) {
    return read(text).of(model, tier).environment("production").orElseThrow();
  }

  private static Environment environment(String text, String name) {
    return read(text).environment(name).orElseThrow();
  }

  private static Governance read(String text) {
    return ((Sound) GovernanceFile.read(text)).governance();
  }
}
