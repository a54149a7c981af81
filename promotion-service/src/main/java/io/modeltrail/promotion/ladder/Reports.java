package io.modeltrail.promotion.ladder;

import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.Severity;
import io.modeltrail.governance.Environment;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What follows from what deployment systems say.
public final class Reports {

  private final Chronicle chronicle;
  private final Standing standing;

  public Reports(Chronicle chronicle) {
    this.chronicle = chronicle;
    this.standing = chronicle.standing();
  }

  /// A promotion was carried out somewhere, or not.
  ///
  /// @param promotion that was carried out by the rules
  public void reported(DeploymentReported report, Promotion promotion) {
    Promotion now = promotion;
    if (promotion.life() instanceof Life.Running running
        && running.reported(report.getOutcome()).state() != running.state()) {
      now =
          chronicle.step(
              promotion,
              new Command.Report(report.getOutcome()),
              told -> told.setDetail(detail(report)));
    }
    Former former = former(report.getEnvironment(), promotion);
    if (former != null) {
      digest(report, former, now);
    }
    if (report.getOutcome() == DeploymentOutcome.FAILED) {
      failed(report, now, former);
    }
  }

  private @Nullable Former former(String environment, Promotion promotion) {
    return standing.formers(environment).stream()
        .filter(each -> each.promotionId().equals(promotion.id()))
        .findFirst()
        .orElse(null);
  }

  /// What runs has to be what was promoted.
  private void digest(DeploymentReported report, Former former, Promotion promotion) {
    String running = report.getRunningSha256();
    String promoted = former.version().getArtifact().getSha256();
    if (report.getOutcome() == DeploymentOutcome.SUCCEEDED
        && running != null
        && !running.equals(promoted)) {
      alarm(
          aim(report, former.version().getVersion()),
          promotion,
          "deployed digest",
          "%s runs %s, but version %d is %s"
              .formatted(where(report), running, former.version().getVersion(), promoted));
    }
  }

  private void failed(DeploymentReported report, Promotion promotion, @Nullable Former former) {
    Aim aim = former == null ? promotion.ask().aim() : aim(report, former.version().getVersion());
    alarm(
        aim,
        promotion,
        "deployment",
        "the deployment in %s failed%s".formatted(where(report), because(report)));
    boolean champion =
        former != null
            && standing
                .champion(report.getEnvironment())
                .filter(each -> each.revision() == former.revision())
                .isPresent();
    Optional<Environment> environment =
        chronicle.ladder(report.getModelName()).environment(report.getEnvironment());
    if (champion
        && promotion.isOfKindPromotion()
        && environment.filter(each -> each.operation().rollsBackFailed()).isPresent()) {
      rollBack(aim, "its deployment in %s failed".formatted(where(report)));
    }
  }

  /// By the rules. Once: a promotion that was rolled back is nobody's champion any more.
  void rollBack(Aim aim, String reason) {
    Ask ask =
        Ask.automatic(
            chronicle.cause(),
            aim,
            chronicle.cause().actor(),
            Terms.rollBack(reason),
            "roll-back/" + aim.environment());
    if (!new Returns(chronicle).asked(Promotion.of(ask))) {
      alarm(aim, null, "roll-back", "there is nothing to return to in " + aim.environment());
    }
  }

  private void alarm(Aim aim, @Nullable Promotion promotion, String rule, String detail) {
    chronicle.alarm(aim, promotion, new Telling.Alarm(rule, detail, Severity.CRITICAL));
  }

  private static Aim aim(DeploymentReported report, int version) {
    return new Aim(report.getModelName(), version, report.getEnvironment());
  }

  private static @Nullable String detail(DeploymentReported report) {
    return report.getDetail() == null && report.getTarget().isEmpty()
        ? null
        : where(report) + because(report);
  }

  private static String where(DeploymentReported report) {
    return report.getTarget().isEmpty()
        ? report.getEnvironment()
        : report.getEnvironment() + " (" + report.getTarget() + ")";
  }

  private static String because(DeploymentReported report) {
    return report.getDetail() == null ? "" : ": " + report.getDetail();
  }
}
