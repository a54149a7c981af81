package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every approval that the rules ask for was given, and before the version was promoted.
final class ApprovalsGiven implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (Ruled ruled : Ruled.of(matter)) {
      if (ruled.environments().isEmpty()) {
        unruled(matter, ruled).ifPresent(findings::add);
      } else {
        missing(ruled).ifPresent(findings::add);
      }
      findings.addAll(late(ruled));
    }
    return findings;
  }

  private static Optional<Finding> unruled(Matter matter, Ruled ruled) {
    long revision = ruled.promoted().said().getGovernanceRevision();
    return matter.policies().isWhole() && matter.isSettled(ruled.promoted().entry())
        ? Optional.of(
            ruled.finding(
                Code.GOVERNANCE_UNKNOWN,
                "it was promoted under revision %d of the rules, which the trail does not have, or cannot read"
                    .formatted(revision)))
        : Optional.empty();
  }

  private static Optional<Finding> missing(Ruled ruled) {
    List<String> missing = Roles.missing(ruled, ruled.promoted().said().getApprovals());
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    List<Fact<PromotionDecided>> later =
        ruled.promotion().decisions().stream()
            .filter(each -> each.said().getDecision() == ApprovalDecision.APPROVE)
            .filter(each -> missing.contains(String.valueOf(each.said().getRole())))
            .toList();
    String roles = String.join(", ", missing);
    return Optional.of(
        later.isEmpty()
            ? ruled.finding(
                Code.PROMOTED_WITHOUT_APPROVAL,
                "the rules ask for approval as %s, and nobody gave it".formatted(roles))
            : ruled
                .finding(
                    Code.PROMOTED_BEFORE_APPROVAL,
                    "the rules ask for approval as %s, which was given after it was promoted"
                        .formatted(roles))
                .with(later.getFirst()));
  }

  private static List<Finding> late(Ruled ruled) {
    Instant promotedAt = ruled.promoted().entry().appendedAt().plus(Matter.CLOCKS_DIFFER);
    List<Finding> findings = new ArrayList<>();
    for (PromotionFacts.Counted counted : ruled.promotion().counted()) {
      Approval approval = counted.approval();
      boolean before = ruled.promoted().said().getApprovals().stream().anyMatch(approval::equals);
      Optional<Fact<PromotionDecided>> said = ruled.promotion().said(counted);
      if (before && said.isPresent() && said.get().entry().appendedAt().isAfter(promotedAt)) {
        findings.add(
            ruled
                .finding(
                    Code.PROMOTED_BEFORE_APPROVAL,
                    "%s approved as %s at %s, after it was promoted"
                        .formatted(
                            approval.getBy().getSubject(),
                            approval.getRole(),
                            said.get().entry().appendedAt()))
                .with(said.get()));
      }
    }
    return findings;
  }
}
