package io.modeltrail.promotion.ladder;

import static io.modeltrail.promotion.ladder.Story.DEPLOYER;
import static io.modeltrail.promotion.ladder.Story.TRAINER;
import static io.modeltrail.promotion.ladder.Story.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionState;
import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.Admission;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Operation;
import io.modeltrail.governance.gate.Gate;
import io.modeltrail.promotion.life.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Promotions about which people decide.
class ApprovalsTest {

  private static final Actor OWNER = person("owner-1", "model-owner");
  private static final Actor VALIDATOR = person("validator-1", "validator", "model-owner");

  private static final Environment PRODUCTION =
      new Environment(
          "production",
          null,
          new Admission(
              false,
              List.of(Gate.of("floor", "metrics.accuracy >= 0.5")),
              new Approvals(List.of("model-owner", "validator"), Duration.ofDays(7)),
              new Emergency("risk-officer", Duration.ofDays(2))),
          Operation.BY_HAND);

  private final Story story = new Story(PRODUCTION);
  private final ModelRegistered version = Story.version(1, Map.of("accuracy", 0.9), "production");

  private UUID asked(ModelRegistered which) {
    story.registered(which);
    return Story.steps(story.asked(which, "production", false)).getLast().getPromotionId();
  }

  private PromotionDecided approval(UUID promotion, Actor by, String role) {
    return story.decision(promotion, by, ApprovalDecision.APPROVE, role);
  }

  @Test
  void it_is_promoted_when_all_have_approved() {
    UUID promotion = asked(version);
    assertThat(Story.states(story.facts)).containsExactly("production AWAITING_APPROVAL");

    assertThat(story.decided(approval(promotion, OWNER, "model-owner"), version))
        .containsExactly("production AWAITING_APPROVAL");
    assertThat(Story.steps(story.facts).getLast().getApprovalsRequired())
        .containsExactly("validator");
    assertThat(story.decided(approval(promotion, VALIDATOR, "validator"), version))
        .containsExactly("production PROMOTED");
    assertThat(Story.successions(story.facts).getLast().getApprovals())
        .extracting(each -> each.getBy().getSubject() + " " + each.getRole())
        .containsExactly("owner-1 model-owner", "validator-1 validator");
  }

  @Test
  void one_person_does_not_approve_twice_whatever_the_roles() {
    UUID promotion = asked(version);
    story.decided(approval(promotion, VALIDATOR, "model-owner"), version);

    assertThat(story.decided(approval(promotion, VALIDATOR, "validator"), version))
        .containsExactly("DECIDED_ALREADY");
  }

  @Test
  void nobody_approves_of_their_own() {
    version.getRun().setStartedBy("starter-1");
    story
        .standing
        .descriptions()
        .described(Descriptions.MODEL, new Description(RiskTier.HIGH, List.of("developer-1")));
    story
        .standing
        .descriptions()
        .described(1, new Description(RiskTier.UNKNOWN, List.of("developer-2")));
    UUID promotion = asked(version);

    assertThat(story.decided(approval(promotion, own(DEPLOYER), "validator"), version))
        .containsExactly("OWN_REQUEST");
    assertThat(story.decided(approval(promotion, own(TRAINER), "validator"), version))
        .containsExactly("OWN_RUN");
    assertThat(
            story.decided(
                approval(promotion, person("starter-1", "validator"), "validator"), version))
        .containsExactly("OWN_RUN");
    assertThat(
            story.decided(
                approval(promotion, person("developer-1", "validator"), "validator"), version))
        .containsExactly("OWN_MODEL");
    assertThat(
            story.decided(
                approval(promotion, person("developer-2", "validator"), "validator"), version))
        .containsExactly("OWN_MODEL");
  }

  private static Actor own(Actor actor) {
    return person(actor.getSubject(), "validator");
  }

  @Test
  void what_is_not_shown_or_not_held_or_not_asked_is_not_decided() {
    UUID promotion = asked(version);
    PromotionDecided later = approval(promotion, OWNER, "model-owner");
    later.setExpectedStep(2);
    PromotionDecided other = approval(promotion, OWNER, "model-owner");
    other.setEvidenceDigest("f".repeat(64));
    Actor service = person("service", "validator");
    service.setKind(ActorKind.SERVICE);

    assertThat(story.decided(later, version)).containsExactly("EVIDENCE_CHANGED");
    assertThat(story.decided(other, version)).containsExactly("EVIDENCE_CHANGED");
    assertThat(story.decided(approval(promotion, OWNER, "validator"), version))
        .containsExactly("ROLE_NOT_HELD");
    assertThat(story.decided(approval(promotion, OWNER, "chief"), version))
        .containsExactly("ROLE_NOT_ASKED");
    assertThat(story.decided(approval(promotion, service, "validator"), version))
        .containsExactly("NOT_A_PERSON");
  }

  @Test
  void one_who_is_asked_ends_it_by_a_no() {
    UUID promotion = asked(version);

    assertThat(
            story.decided(
                story.decision(promotion, OWNER, ApprovalDecision.REJECT, "model-owner"), version))
        .containsExactly("production REJECTED");
    assertThat(story.decided(approval(promotion, VALIDATOR, "validator"), version))
        .containsExactly("NOT_TO_DECIDE");
  }

  /// Whether the timer has been told or not: the log's time says it.
  @Test
  void when_its_time_is_over_nobody_decides_but_who_asked_still_withdraws() {
    UUID promotion = asked(version);
    story.later(Duration.ofDays(7).minusMinutes(1));
    assertThat(story.decided(approval(promotion, OWNER, "model-owner"), version))
        .containsExactly("production AWAITING_APPROVAL");
    story.later(Duration.ofMinutes(1));

    assertThat(story.decided(approval(promotion, VALIDATOR, "validator"), version))
        .containsExactly("EXPIRED");
    assertThat(
            story.decided(
                story.decision(promotion, VALIDATOR, ApprovalDecision.REJECT, "validator"),
                version))
        .containsExactly("EXPIRED");
    Actor asker = person(DEPLOYER.getSubject());
    assertThat(
            story.decided(story.decision(promotion, asker, ApprovalDecision.WITHDRAW, ""), version))
        .containsExactly("production WITHDRAWN");
  }

  @Test
  void only_who_asked_withdraws() {
    UUID promotion = asked(version);
    Actor asker = person(DEPLOYER.getSubject());

    assertThat(
            story.decided(story.decision(promotion, OWNER, ApprovalDecision.WITHDRAW, ""), version))
        .containsExactly("NOT_YOUR_REQUEST");
    assertThat(
            story.decided(story.decision(promotion, asker, ApprovalDecision.WITHDRAW, ""), version))
        .containsExactly("production WITHDRAWN");
  }

  @Test
  void gates_are_asked_again_before_the_last_approval_takes_effect() {
    UUID promotion = asked(version);
    story.decided(approval(promotion, OWNER, "model-owner"), version);
    version.setMetrics(Map.of("accuracy", 0.1)); // as if the gates saw something else now

    assertThat(story.decided(approval(promotion, VALIDATOR, "validator"), version))
        .containsExactly("production REFUSED GATE_FAILED");
  }

  @Test
  void it_expires_when_nobody_decides() {
    asked(version);
    PromotionChanged step = Story.steps(story.facts).getLast();
    assertThat(step.getExpiresAt()).isEqualTo(step.getOccurredAt().plus(Duration.ofDays(7)));

    assertThat(Story.states(story.later(Duration.ofDays(7)).over(step, version)))
        .containsExactly("production EXPIRED");
  }

  @Test
  void a_newer_version_supersedes_what_is_not_decided() {
    UUID first = asked(version);
    ModelRegistered newer = Story.version(2, Map.of("accuracy", 0.9), "production");
    UUID second = asked(newer);
    story.decided(approval(second, OWNER, "model-owner"), newer);

    assertThat(story.decided(approval(second, VALIDATOR, "validator"), newer))
        .containsExactly("production PROMOTED", "production SUPERSEDED");
    assertThat(Story.steps(story.facts).getLast().getSupersededBy()).isEqualTo(second);
    assertThat(Story.steps(story.facts).getLast().getPromotionId()).isEqualTo(first);
  }

  @Test
  void an_emergency_passes_at_once_and_is_reviewed_afterwards() {
    story.registered(version);
    version.setMetrics(Map.of("accuracy", 0.1));
    Terms emergency = new Terms(PromotionKind.PROMOTION, null, false, true, "it burns");
    PromotionChanged step = Story.steps(story.asked(version, "production", emergency)).getLast();

    assertThat(step.getState()).isEqualTo(PromotionState.PROMOTED);
    assertThat(step.getGates()).hasSize(1);
    assertThat(step.getReviewDueAt()).isEqualTo(step.getOccurredAt().plus(Duration.ofDays(2)));
    assertThat(Story.successions(story.facts).getLast().getEmergency()).isTrue();
    story.decided(approval(step.getPromotionId(), OWNER, "model-owner"), version);
    story.decided(approval(step.getPromotionId(), VALIDATOR, "validator"), version);
    PromotionChanged last = Story.steps(story.facts).getLast();
    assertThat(last.getState()).isEqualTo(PromotionState.PROMOTED);
    assertThat(last.getReviewDueAt()).isNull();
    assertThat(Story.alarms(story.over(last, version))).isEmpty();
  }

  @Test
  void an_emergency_that_nobody_reviews_raises_an_alarm() {
    story.registered(version);
    Terms emergency = new Terms(PromotionKind.PROMOTION, null, false, true, "it burns");
    PromotionChanged step = Story.steps(story.asked(version, "production", emergency)).getLast();

    assertThat(Story.alarms(story.later(Duration.ofDays(2)).over(step, version)))
        .extracting(each -> each.getRule())
        .containsExactly("emergency review");
  }
}
