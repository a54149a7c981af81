package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import java.util.ArrayList;
import java.util.List;

/// Which approvals are still missing.
final class Approving {

  private Approving() {}

  /// Of the roles that are asked for, those in which nobody has approved. A role that is asked for
  /// twice needs two.
  static List<String> missing(List<String> roles, List<Approval> approvals) {
    List<String> missing = new ArrayList<>(roles);
    approvals.stream()
        .filter(each -> each.getDecision() == ApprovalDecision.APPROVE)
        .forEach(each -> missing.remove(each.getRole()));
    return List.copyOf(missing);
  }
}
