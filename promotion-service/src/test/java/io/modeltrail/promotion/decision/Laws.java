package io.modeltrail.promotion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.ladder.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What must hold of everything that was decided, told anew and plainly, without the service's own
/// classes: a reader of the topics could check the same.
final class Laws {

  private static final Set<PromotionState> ENDS =
      EnumSet.of(
          PromotionState.REFUSED,
          PromotionState.REJECTED,
          PromotionState.WITHDRAWN,
          PromotionState.SUPERSEDED,
          PromotionState.EXPIRED,
          PromotionState.ROLLED_BACK);

  private final Map<Integer, ModelRegistered> versions = new HashMap<>();
  private final Set<UUID> requested = new HashSet<>();
  private final Map<String, List<ModelPromoted>> reigns = new HashMap<>();
  private final Map<UUID, List<PromotionChanged>> steps = new HashMap<>();
  private final Map<String, Set<UUID>> open = new HashMap<>();
  private final int mostOpen;

  private Laws(int mostOpen) {
    this.mostOpen = mostOpen;
  }

  /// @param approvals the roles that each environment asks for
  /// @param mostOpen how many promotions to an environment can wait at once
  static void hold(
      List<Event> events, List<Fact> facts, Map<String, List<String>> approvals, int mostOpen) {
    Laws laws = new Laws(mostOpen);
    for (Event event : events) {
      if (event.content() instanceof ModelRegistered version) {
        laws.versions.put(version.getVersion(), version);
      } else if (event.content() instanceof PromotionRequested request) {
        laws.requested.add(request.getPromotionId());
      }
    }
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Step step -> laws.step(step.told());
        case Fact.Succession succession -> laws.succession(succession.told(), approvals);
        case Fact.Alarm alarm -> assertThat(alarm.told().getRule()).isNotEmpty();
      }
    }
  }

  private void step(PromotionChanged told) {
    List<PromotionChanged> before =
        steps.computeIfAbsent(told.getPromotionId(), unused -> new ArrayList<>());
    assertThat(told.getStep()).isEqualTo(before.size() + 1);
    if (!before.isEmpty()) {
      assertThat(ENDS).doesNotContain(before.getLast().getState());
      assertThat(told.getApprovals()).containsAll(before.getLast().getApprovals());
    }
    if (told.getState() == PromotionState.SUPERSEDED) {
      assertThat(told.getSupersededBy()).as("somebody else's request ends none").isNotNull();
    }
    before.add(told);
    if (told.getKind() == PromotionKind.PROMOTION && !told.getEmergency()) {
      room(told);
    }
  }

  /// Only what comes is refused for want of room, and only if there is none.
  private void room(PromotionChanged told) {
    Set<UUID> waiting = open.computeIfAbsent(told.getEnvironment(), unused -> new HashSet<>());
    if ("TOO_MANY_OPEN".equals(told.getCode())) {
      assertThat(told.getStep()).isEqualTo(1);
      assertThat(waiting).hasSize(mostOpen);
    }
    switch (told.getState()) {
      case WAITING, AWAITING_APPROVAL -> waiting.add(told.getPromotionId());
      default -> waiting.remove(told.getPromotionId());
    }
    assertThat(waiting).hasSizeLessThanOrEqualTo(mostOpen);
  }

  private void succession(ModelPromoted told, Map<String, List<String>> approvals) {
    List<ModelPromoted> before =
        reigns.computeIfAbsent(told.getEnvironment(), unused -> new ArrayList<>());
    assertThat(told.getRevision()).isEqualTo(before.size() + 1L);
    assertThat(told.getPreviousVersion()).isEqualTo(running(before));
    PromotionChanged step = steps.get(told.getPromotionId()).getLast();
    assertThat(step.getState()).isEqualTo(PromotionState.PROMOTED);
    assertThat(step.getCausationId()).isEqualTo(told.getCausationId());
    switch (told.getKind()) {
      case PROMOTION -> promotion(told, step, before, approvals);
      case ROLLBACK -> {
        assertThat(before).extracting(ModelPromoted::getVersion).contains(told.getVersion());
        assertThat(told.getVersion()).isNotEqualTo(running(before));
      }
      case RETIREMENT -> assertThat(told.getVersion()).isEqualTo(running(before));
      case UNKNOWN -> throw new AssertionError(told);
    }
    before.add(told);
  }

  private static Integer running(List<ModelPromoted> before) {
    return before.isEmpty() || before.getLast().getKind() == PromotionKind.RETIREMENT
        ? null
        : before.getLast().getVersion();
  }

  private void promotion(
      ModelPromoted told,
      PromotionChanged step,
      List<ModelPromoted> before,
      Map<String, List<String>> approvals) {
    boolean automatic = !requested.contains(told.getPromotionId());
    if (automatic && running(before) != null && running(before) > told.getVersion()) {
      throw new AssertionError("An older version came by itself: " + told);
    }
    if (told.getEmergency()) {
      assertThat(step.getReviewDueAt()).isNotNull();
      return;
    }
    assertThat(told.getGates())
        .allSatisfy(gate -> assertThat(gate.getOutcome()).isEqualTo(GateOutcome.PASSED));
    List<String> missing =
        new ArrayList<>(approvals.getOrDefault(told.getEnvironment(), List.of()));
    Set<String> people = new HashSet<>();
    ModelRegistered version = versions.get(told.getVersion());
    for (Approval approval : told.getApprovals()) {
      assertThat(approval.getDecision()).isEqualTo(ApprovalDecision.APPROVE);
      assertThat(approval.getBy().getRoles()).contains(approval.getRole());
      String person = approval.getBy().getSubject();
      assertThat(people.add(person)).isTrue();
      assertThat(person).isNotEqualTo(step.getRequestedBy().getSubject());
      assertThat(person).isNotEqualTo(version.getRun().getStartedBy());
      assertThat(person).isNotEqualTo(version.getActor().getSubject());
      missing.remove(approval.getRole());
    }
    assertThat(missing).isEmpty();
  }
}
