package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import java.util.ArrayList;
import java.util.List;

/// Nobody approves of their own, nobody twice, and nobody in a role that they do not have.
final class Approvers implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    return matter.facts().promotions().stream()
        .flatMap(promotion -> of(matter, promotion).stream())
        .toList();
  }

  private static List<Finding> of(Matter matter, PromotionFacts promotion) {
    List<Finding> findings = new ArrayList<>();
    List<Counted> approvals =
        promotion.counted().stream()
            .filter(each -> each.approval().getDecision() == ApprovalDecision.APPROVE)
            .toList();
    for (Counted counted : approvals) {
      Approval approval = counted.approval();
      Fact<?> where = promotion.said(counted).<Fact<?>>map(it -> it).orElse(counted.step());
      People people = People.of(matter.facts(), promotion, approval.getAt());
      String subject = approval.getBy().getSubject();
      for (String objection : people.objections(approval.getBy())) {
        add(
            findings,
            promotion,
            Finding.at(
                Code.SELF_APPROVAL,
                where,
                "%s approved as %s, and %s".formatted(subject, approval.getRole(), objection)));
      }
      if (!approval.getBy().getRoles().contains(approval.getRole())
          || approval.getBy().getKind() != ActorKind.PERSON) {
        add(
            findings,
            promotion,
            Finding.at(
                Code.ROLE_NOT_HELD,
                where,
                "%s, a %s with the roles %s, approved as %s"
                    .formatted(
                        subject,
                        approval.getBy().getKind(),
                        approval.getBy().getRoles(),
                        approval.getRole())));
      }
      if (isSecond(approvals, counted)) {
        add(
            findings,
            promotion,
            Finding.at(
                Code.DECIDED_TWICE, where, subject + " approved once more, in another role"));
      }
    }
    return findings;
  }

  private static boolean isSecond(List<Counted> approvals, Counted counted) {
    return approvals.stream()
        .takeWhile(each -> !each.equals(counted))
        .anyMatch(each -> People.isSame(each.approval().getBy(), counted.approval().getBy()));
  }

  private static void add(List<Finding> findings, PromotionFacts promotion, Finding finding) {
    findings.add(finding.version(promotion.version()).environment(promotion.environment()));
  }
}
