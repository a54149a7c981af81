package io.modeltrail.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each key of an environment is told when it changes; those of exceptions too.
class SettingsChangesTest {

  private static final String BEFORE =
      """
      environments:
        - name: qa
        - name: production
          after: qa
          gates: [ { name: floor, require: metrics.accuracy >= 0.8 } ]
          approvals: [ { role: validator } ]
          watch:
            - { name: holds, require: observed.accuracy >= 0.8, otherwise: alarm }
      workspaces:
        - { name: default, register: at-training, serves: [qa, production] }
      """;
  private static final String EXCEPTION =
      """
      models:
        - match: credit-*
          environments: { production: { approvals: [ { role: a }, { role: b } ], soak: PT1H } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          after: qa | after: qa¶    soak: PT2H | environment production comes after qa for PT2H, before after qa
          after: qa | after: qa¶    promote: automatically | environment production: versions are promoted automatically, before promoted when asked for
          [ { role: validator } ] | [] | environment production: no approvals, before approvals by validator within P14D
          [ { role: validator } ] | [{role: a}, {role: b}]¶    expires: P1D | environment production: approvals by a, b within P1D, before approvals by validator within P14D
          after: qa | after: qa¶    expires: P1D | environment production: approvals by validator within P1D, before approvals by validator within P14D
          after: qa | after: qa¶    emergency: {role: boss, review-within: P1D} | environment production: in an emergency boss passes, reviewed within P1D, before in an emergency nobody passes
          after: qa | after: qa¶    on-failed-deployment: roll-back | environment production: a failed deployment is rolled back, before a failed deployment is left as it is
          after: qa | after: qa¶    roll-back: {role: boss} | environment production: boss may roll back, before operator may roll back
          name: holds | name: keeps | environment production: watch "holds" is removed
          observed.accuracy >= 0.8 | observed.accuracy >= 0.9 | environment production: watch "holds" requires observed.accuracy >= 0.9, before observed.accuracy >= 0.8
          otherwise: alarm | windows: 3, otherwise: ask | environment production: watch "holds" leads to ask after 3 windows, before alarm
          """)
  void a_key_that_changes_is_told(String part, String by, String told) {
    var now = BEFORE.replace(part, by.replace('¶', '\n'));

    assertThat(changes(BEFORE, now)).isNotEmpty().first().isEqualTo(told);
  }

  @Test
  void what_a_new_environment_does_is_told() {
    var none =
        """
        environments: [ { name: qa } ]
        workspaces: [ { name: default, register: at-training, serves: [qa] } ]
        """;

    assertThat(changes(none, BEFORE))
        .contains(
            "environment production is added: after qa, promoted when asked for, gates \"floor\","
                + " approvals by validator within P14D, watches \"holds\"");
  }

  @Test
  void an_exception_is_told_by_what_it_makes_of_the_environment() {
    assertThat(changes(BEFORE, BEFORE + EXCEPTION))
        .containsExactly(
            "exception for credit-* is added: environment production comes after qa for PT1H, for"
                + " others after qa; environment production: approvals by a, b within P14D, for"
                + " others approvals by validator within P14D");
    assertThat(changes(BEFORE + EXCEPTION, BEFORE))
        .containsExactly("exception for credit-* is removed");
    assertThat(changes(BEFORE + EXCEPTION, BEFORE + EXCEPTION)).isEmpty();
  }

  @Test
  void an_exception_that_changes_is_told() {
    var now = BEFORE + EXCEPTION.replace("{ role: a }, ", "").replace("PT1H", "PT2H");

    assertThat(changes(BEFORE + EXCEPTION, now))
        .containsExactly(
            "exception for credit-*: environment production comes after qa for PT2H, before after"
                + " qa for PT1H",
            "exception for credit-*: environment production: approvals by b within P14D, before"
                + " approvals by a, b within P14D");
  }

  @Test
  void a_change_of_the_ladder_is_not_told_again_of_its_exceptions() {
    var now = BEFORE.replace("require: metrics.accuracy >= 0.8", "require: version > 1");

    assertThat(changes(BEFORE + EXCEPTION, now + EXCEPTION)).hasSize(1);
  }

  @Test
  void the_order_of_exceptions_is_told_for_a_later_one_applies_upon_an_earlier_one() {
    var one = "  - { match: a, environments: { qa: { promote: automatically } } }\n";
    var other = "  - { match: b, environments: { qa: { promote: automatically } } }\n";

    assertThat(changes(BEFORE + "models:\n" + one + other, BEFORE + "models:\n" + other + one))
        .containsExactly("exceptions stand in another order: for b, for a, before for a, for b");
  }

  private static List<String> changes(String before, String after) {
    return read(after).changes(read(before));
  }

  private static Governance read(String text) {
    return ((Sound) GovernanceFile.read(text)).governance();
  }
}
