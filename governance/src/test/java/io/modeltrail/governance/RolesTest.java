package io.modeltrail.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import org.junit.jupiter.api.Test;

class RolesTest {

  @Test
  void rules_name_who_approves_who_promotes_in_an_emergency_and_who_rolls_back() {
    var rules =
        read(
            """
            environments:
              - name: dev
              - name: production
                after: dev
                approvals: [ { role: model-owner }, { role: validator } ]
                emergency: { role: risk-officer, review-within: P7D }
            workspaces:
              - { name: default, register: at-training, serves: [dev, production] }
            models:
              - match: credit-*
                environments:
                  production: { approvals: [ { role: credit-board } ], roll-back: { role: on-call } }
            """);

    assertThat(rules.roles())
        .containsExactlyInAnyOrder(
            "model-owner", "validator", "risk-officer", "operator", "credit-board", "on-call");
  }

  private static Governance read(String text) {
    return ((Reading.Sound) GovernanceFile.read(text)).governance();
  }
}
