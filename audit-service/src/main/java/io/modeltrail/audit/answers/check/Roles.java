package io.modeltrail.audit.answers.check;

import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which approvals rules ask for, and which of them are there.
public final class Roles {

  private Roles() {}

  /// Of the roles that are asked for, those in which nobody has approved. A role that is asked for
  /// twice needs two.
  public static List<String> missing(List<String> roles, List<Approval> approvals) {
    List<String> missing = new ArrayList<>(roles);
    approvals.stream()
        .filter(each -> each.getDecision() == ApprovalDecision.APPROVE)
        .forEach(each -> missing.remove(each.getRole()));
    return List.copyOf(missing);
  }

  /// As few as may be missing: where it is open which rules held, the lighter ones count.
  static List<String> missing(Ruled ruled, List<Approval> approvals) {
    return ruled.environments().stream()
        .map(each -> missing(each.admission().approvals().roles(), approvals))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }
}
