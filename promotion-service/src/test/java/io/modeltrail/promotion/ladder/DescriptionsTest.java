package io.modeltrail.promotion.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.RiskTier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {

  private static final String RULES =
      """
      environments:
        - name: production
          approvals: [ { role: validator } ]
      workspaces:
        - { name: default, register: at-training, serves: [production] }
      models:
        - match: { riskTier: LOW }
          environments:
            production: { approvals: [] }
      """;

  private final Descriptions descriptions = new Descriptions();

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, UNKNOWN, UNKNOWN",
    "LOW, UNKNOWN, LOW",
    "UNKNOWN, MEDIUM, MEDIUM",
    "LOW, HIGH, HIGH",
    "HIGH, LOW, HIGH",
    "MEDIUM, LOW, MEDIUM"
  })
  void of_what_was_said_of_the_model_and_of_the_version_the_higher_risk_counts(
      RiskTier model, RiskTier version, RiskTier counts) {
    descriptions.described(Descriptions.MODEL, new Description(model, List.of()));
    descriptions.described(3, new Description(version, List.of()));

    assertThat(descriptions.of(3).riskTier()).isEqualTo(counts);
    assertThat(descriptions.of(4).riskTier()).isEqualTo(model);
  }

  @Test
  void developers_of_the_model_and_of_the_version_count() {
    descriptions.described(Descriptions.MODEL, new Description(RiskTier.LOW, List.of("a", "b")));
    descriptions.described(3, new Description(RiskTier.LOW, List.of("b", "c")));

    assertThat(descriptions.of(3).developers()).containsExactly("a", "b", "c");
    assertThat(descriptions.of(2).developers()).containsExactly("a", "b");
  }

  @Test
  void a_word_about_one_version_makes_the_rules_stricter_than_for_its_model_and_not_lighter() {
    Story story = new Story(RULES);
    ModelRegistered second = Story.version(2, Map.of("accuracy", 0.9), "production");
    story
        .standing
        .descriptions()
        .described(Descriptions.MODEL, new Description(RiskTier.LOW, List.of()));
    story.standing.descriptions().described(2, new Description(RiskTier.HIGH, List.of()));

    story.asked(Story.version(1, Map.of("accuracy", 0.9), "production"), "production", false);
    story.asked(second, "production", false);

    assertThat(Story.states(story.facts))
        .containsExactly("production PROMOTED", "production AWAITING_APPROVAL");

    Story other = new Story(RULES);
    other
        .standing
        .descriptions()
        .described(Descriptions.MODEL, new Description(RiskTier.HIGH, List.of()));
    other.standing.descriptions().described(2, new Description(RiskTier.LOW, List.of()));

    other.asked(second, "production", false);

    assertThat(Story.states(other.facts)).containsExactly("production AWAITING_APPROVAL");
  }
}
