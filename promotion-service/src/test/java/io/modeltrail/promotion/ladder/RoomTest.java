package io.modeltrail.promotion.ladder;

import static io.modeltrail.promotion.ladder.Story.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.life.Terms;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Three promotions of the model to an environment can wait in these stories.
class RoomTest {

  private static final Actor OWNER = person("owner-1", "model-owner");
  private static final Actor VALIDATOR = person("validator-1", "validator");

  private final Story story =
      new Story(
          """
          environments:
            - name: dev
              promote: automatically
            - name: production
              approvals: [ { role: model-owner }, { role: validator } ]
              emergency: { role: risk-officer, review-within: P2D }
          workspaces:
            - { name: default, register: at-training, serves: [dev, production] }
          """);

  private UUID asked(int number) {
    return Story.steps(story.asked(version(number), "production", false))
        .getLast()
        .getPromotionId();
  }

  private static ModelRegistered version(int number) {
    return Story.version(number, Map.of("accuracy", 0.9), "dev", "production");
  }

  private void decided(UUID promotion, Actor by, ApprovalDecision decision, String role) {
    var unused = story.decided(story.decision(promotion, by, decision, role), version(1));
  }

  @Test
  void one_more_is_refused_and_what_people_have_approved_of_stays() {
    // given
    UUID first = asked(1);
    asked(2);
    asked(3);
    decided(first, OWNER, ApprovalDecision.APPROVE, "model-owner");

    // when
    story.facts.clear();
    asked(4);

    // then
    assertThat(Story.states(story.facts)).containsExactly("production REFUSED TOO_MANY_OPEN");
    assertThat(Story.steps(story.facts).getLast().getDetail())
        .startsWith("3 promotions of wine to production are not decided");
    decided(first, VALIDATOR, ApprovalDecision.APPROVE, "validator");
    assertThat(Story.states(story.facts)).last().isEqualTo("production PROMOTED");
  }

  @Test
  void there_is_room_again_when_one_is_decided() {
    // given
    UUID first = asked(1);
    asked(2);
    asked(3);
    decided(first, OWNER, ApprovalDecision.REJECT, "model-owner");

    // when
    story.facts.clear();
    asked(4);

    // then
    assertThat(Story.states(story.facts)).containsExactly("production AWAITING_APPROVAL");
  }

  @Test
  void what_does_not_wait_needs_no_room() {
    // given
    asked(1);
    asked(2);
    asked(3);

    // when
    story.facts.clear();
    story.registered(version(4));
    story.asked(
        version(4),
        "production",
        new Terms(PromotionKind.PROMOTION, null, false, true, "it is on fire"));

    // then
    assertThat(Story.states(story.facts)).startsWith("dev PROMOTED", "production PROMOTED");
  }
}
