package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.PROMOTION_WITHOUT_DECISION;

import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.torture.history.Ladder;
import io.modeltrail.torture.history.Said;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where people are asked, somebody has approved who has the role, who did not ask for it, and who
/// came in by the door.
final class DecisionRule implements Rule {

  private static final String TOPIC = "promotion.decided";
  private static final String ENVIRONMENT = "production";

  @Override
  public void check(Evidence evidence, Findings findings) {
    Set<Decided> tried = new HashSet<>();
    evidence
        .intents()
        .filter(it -> it.said().kind() == Said.Kind.DECISION)
        .forEach(it -> tried.add(Decided.of(it.said())));
    Set<Decided> logged = logged(evidence);
    Map<UUID, String> askers = new HashMap<>();
    evidence
        .events("promotion.changed", PromotionChanged.class)
        .forEach(it -> askers.putIfAbsent(it.getPromotionId(), it.getRequestedBy().getSubject()));
    evidence
        .events("model.promoted." + ENVIRONMENT, ModelPromoted.class)
        .filter(it -> !Ladder.role(it.getModelName()).isEmpty())
        .forEach(
            it -> {
              String flaw = flaw(it, askers.getOrDefault(it.getPromotionId(), ""), tried, logged);
              if (flaw != null) {
                findings.add(
                    PROMOTION_WITHOUT_DECISION,
                    "%s/%s version %d".formatted(ENVIRONMENT, it.getModelName(), it.getVersion()),
                    flaw);
              }
            });
  }

  /// Those that are attested and were not set aside.
  private static Set<Decided> logged(Evidence evidence) {
    Set<String> setAside = new HashSet<>();
    evidence.topic(TOPIC + Seen.DEAD_LETTER).forEach(it -> setAside.add(it.setAside()));
    Set<Decided> logged = new HashSet<>();
    for (Seen seen : evidence.topic(TOPIC)) {
      if (seen.event() instanceof PromotionDecided it
          && it.getAttestation() != null
          && !setAside.contains(seen.place())) {
        logged.add(new Decided(it.getPromotionId(), it.getActor().getSubject()));
      }
    }
    return logged;
  }

  private static @Nullable String flaw(
      ModelPromoted it, String asker, Set<Decided> tried, Set<Decided> logged) {
    String role = Ladder.role(it.getModelName());
    boolean isApproved = false;
    for (Approval approval : it.getApprovals()) {
      Decided decided = new Decided(it.getPromotionId(), approval.getBy().getSubject());
      if (!tried.contains(decided)) {
        return decided.subject() + " has approved, and never came in by the door";
      }
      if (!logged.contains(decided)) {
        return decided.subject() + " has approved, and the log has no attested decision of theirs";
      }
      if (decided.subject().equals(asker)) {
        return decided.subject() + " has approved of what they asked for";
      }
      isApproved |=
          approval.getDecision() == ApprovalDecision.APPROVE && approval.getRole().equals(role);
    }
    return isApproved ? null : "nobody has approved as " + role;
  }
}
