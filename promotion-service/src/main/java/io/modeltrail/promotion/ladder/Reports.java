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
import java.util.Objects;
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

  /// A change of what an environment runs was carried out somewhere, or not.
  ///
  /// @param about the change
  public void reported(DeploymentReported report, Former about) {
    Promotion now = stepped(report, about);
    switch (report.getOutcome()) {
      case SUCCEEDED -> {
        standing.knows(report.getEnvironment(), about.carriedOut());
        digest(report, about, now);
      }
      case FAILED -> failed(report, now, about);
      case ROLLED_BACK -> {
        // Else it tells that it has followed: the environment has left that version by itself.
        if (isChampion(report, about)) {
          failed(report, now, about);
        }
      }
      case REMOVED, UNKNOWN -> {}
    }
  }

  /// The promotion with what the report makes of it.
  private Promotion stepped(DeploymentReported report, Former about) {
    Promotion promotion = Objects.requireNonNull(standing.promotion(about.promotionId()));
    DeploymentOutcome outcome =
        about.isRetirement() && report.getOutcome() == DeploymentOutcome.REMOVED
            ? DeploymentOutcome.SUCCEEDED
            : report.getOutcome();
    return promotion.life() instanceof Life.Running running
            && running.reported(outcome).state() != running.state()
        ? chronicle.step(
            promotion, new Command.Report(outcome), told -> told.setDetail(detail(report)))
        : promotion;
  }

  private boolean isChampion(DeploymentReported report, Former about) {
    return standing
        .champion(report.getEnvironment())
        .filter(each -> each.revision() == about.revision())
        .isPresent();
  }

  /// What runs has to be what was promoted.
  private void digest(DeploymentReported report, Former about, Promotion promotion) {
    String running = report.getRunningSha256();
    String promoted = about.version().getArtifact().getSha256();
    if (running != null && !about.isRetirement() && !running.equals(promoted)) {
      alarm(
          aim(report, about),
          promotion,
          "deployed digest",
          "%s runs %s, but version %d is %s"
              .formatted(where(report), running, about.version().getVersion(), promoted));
    }
  }

  private void failed(DeploymentReported report, Promotion promotion, Former about) {
    String outcome = report.getOutcome() == DeploymentOutcome.FAILED ? "failed" : "was rolled back";
    Aim aim = aim(report, about);
    alarm(
        aim,
        promotion,
        "deployment",
        "the deployment in %s %s%s".formatted(where(report), outcome, because(report)));
    Optional<Environment> environment =
        chronicle.ladder(about.version()).environment(report.getEnvironment());
    if (isChampion(report, about)
        && promotion.isOfKindPromotion()
        && environment.filter(each -> each.operation().rollsBackFailed()).isPresent()) {
      rollBack(aim, "its deployment in %s %s".formatted(where(report), outcome));
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

  private static Aim aim(DeploymentReported report, Former about) {
    int version = about.version().getVersion();
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
