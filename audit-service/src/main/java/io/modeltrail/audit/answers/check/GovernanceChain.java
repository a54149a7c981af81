package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.event.GovernanceApplied;
import java.util.ArrayList;
import java.util.List;

/// Revisions of the rules are 1, 2, 3 …, each names the one before, and is what its digest says.
public final class GovernanceChain {

  private static final Sequence REVISIONS =
      new Sequence(Code.GOVERNANCE_GAP, Code.GOVERNANCE_REPEATED, "revision");

  private GovernanceChain() {}

  public static List<Finding> of(Policies policies) {
    List<Fact<GovernanceApplied>> applied = policies.applied();
    List<Finding> findings =
        new ArrayList<>(
            REVISIONS.check(applied, each -> each.said().getRevision(), policies.isWhole()));
    Fact<GovernanceApplied> before = null;
    for (Fact<GovernanceApplied> each : applied) {
      if (!Policies.isWhole(each.said())) {
        findings.add(
            Finding.at(
                Code.GOVERNANCE_ALTERED,
                each,
                "revision %d says digest %s, and its text has another"
                    .formatted(each.said().getRevision(), each.said().getDigest())));
      }
      String previous = each.said().getPreviousDigest();
      if (before != null
          && previous != null
          && each.said().getRevision() == before.said().getRevision() + 1
          && !previous.equals(before.said().getDigest())) {
        findings.add(
            Finding.at(
                    Code.GOVERNANCE_GAP,
                    each,
                    "revision %d replaces rules with digest %s, before it are those with %s"
                        .formatted(each.said().getRevision(), previous, before.said().getDigest()))
                .with(before));
      }
      before = each;
    }
    return findings;
  }
}
