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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where people are asked, somebody has approved who has the role, who did not ask for it, and who
/// came in by the door.
final class DecisionRule implements Rule {

  private static final String ENVIRONMENT = "production";

  /// Who said what over HTTP: promotion and person.
  private record Decided(UUID promotion, String subject) {

    static Decided of(Said said) {
      return new Decided(
          Objects.requireNonNull(said.promotionId()), Objects.requireNonNull(said.subject()));
    }
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    Set<Decided> tried = new HashSet<>();
    evidence
        .intents()
        .filter(it -> it.said().kind() == Said.Kind.DECISION)
        .forEach(it -> tried.add(Decided.of(it.said())));
    Set<Decided> logged = new HashSet<>();
    evidence
        .events("promotion.decided", PromotionDecided.class)
        .filter(it -> it.getAttestation() != null)
        .forEach(it -> logged.add(new Decided(it.getPromotionId(), it.getActor().getSubject())));
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

  private static @Nullable String flaw(
      ModelPromoted it, String asker, Set<Decided> tried, Set<Decided> logged) {
    String role = Ladder.role(it.getModelName());
    boolean isApproved = false;
    for (Approval approval : it.getApprovals()) {
      Decided decided = new Decided(it.getPromotionId(), approval.getBy().getSubject());
      if (!tried.contains(decided)) {
        return decided.subject + " has approved, and never came in by the door";
      }
      if (!logged.contains(decided)) {
        return decided.subject + " has approved, and the log has no attested decision of theirs";
      }
      if (decided.subject.equals(asker)) {
        return decided.subject + " has approved of what they asked for";
      }
      isApproved |=
          approval.getDecision() == ApprovalDecision.APPROVE && approval.getRole().equals(role);
    }
    return isApproved ? null : "nobody has approved as " + role;
  }
}
