package io.modeltrail.promotion.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading.Sound;
import org.junit.jupiter.api.Test;

class RuleViewsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void an_environment_is_shown_with_all_that_it_does() throws Exception {
    JsonNode production =
        shown(
            """
            after: { environment: qa, same: code }
                soak: PT24H
                approvals: [ { role: model-owner }, { role: validator } ]
                expires: P7D
                emergency: { role: risk-officer, review-within: P2D }
                on-failed-deployment: roll-back
                roll-back: { role: on-call }
                watch:
                  - { name: holds, require: observed.auc > 0.8, windows: 3, otherwise: ask }
            """);

    assertThat(production)
        .isEqualTo(
            JSON.readTree(
                """
                {"name": "production", "after": "qa", "afterSame": "code", "soak": "PT24H",
                 "promote": "on-request", "gates": [],
                 "approvals": ["model-owner", "validator"], "expires": "PT168H",
                 "emergency": {"role": "risk-officer", "reviewWithin": "PT48H"},
                 "rollBack": {"role": "on-call"}, "onFailedDeployment": "roll-back",
                 "watch": [{"name": "holds", "require": "observed.auc > 0.8", "windows": 3,
                            "otherwise": "ask"}],
                 "servedBy": ["default"]}
                """));
  }

  @Test
  void what_an_environment_does_not_do_is_absent() throws Exception {
    assertThat(shown("promote: automatically"))
        .isEqualTo(
            JSON.readTree(
                """
                {"name": "production", "promote": "automatically", "gates": [], "approvals": [],
                 "rollBack": {"role": "operator"}, "watch": [], "servedBy": ["default"]}
                """));
  }

  private static JsonNode shown(String keys) {
    String text =
        """
        environments:
          - name: qa
          - name: production
            %s
        workspaces:
          - { name: default, register: at-training, serves: [qa, production] }
        """
            .formatted(keys.strip());
    Sound sound = (Sound) GovernanceFile.read(text);
    return JSON.valueToTree(RuleViews.environments(sound.governance()).get(1));
  }
}
