package io.modeltrail.promotion.decision;

import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Former;
import io.modeltrail.promotion.ladder.Reports;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Watches;
import java.util.Optional;
import java.util.UUID;

/// What follows from what is heard from where models run.
final class Field {

  private final Occasion occasion;
  private final Batch batch;

  Field(Occasion occasion) {
    this.occasion = occasion;
    this.batch = occasion.batch();
  }

  Verdict reported(DeploymentReported report) {
    Optional<Refusal> broken = FieldRules.broken(report, occasion.rules().governance());
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    Standing standing = batch.standing(report.getModelName());
    Optional<Former> found = about(report, standing);
    if (found.isEmpty()) {
      return Occasion.refused(
          "PROMOTION_UNKNOWN",
          "%s has never changed what it runs of %s%s"
              .formatted(report.getEnvironment(), report.getModelName(), as(report)));
    }
    Former about = found.get();
    batch
        .additions()
        .reports
        .add(
            new ReportTable.Row(
                occasion.event(), about.promotionId(), about.version().getVersion()));
    Chronicle chronicle = occasion.chronicle(report.getModelName(), report.getActor());
    new Reports(chronicle).reported(report, about);
    return occasion.applied(chronicle, "/deployment-reports/" + occasion.event().id());
  }

  /// The change that it names, by promotion or revision or both; else the last one.
  private static Optional<Former> about(DeploymentReported report, Standing standing) {
    String environment = report.getEnvironment();
    UUID promotionId = report.getPromotionId();
    Long revision = report.getRevision();
    if (promotionId != null) {
      return standing
          .former(environment, promotionId)
          .filter(each -> revision == null || each.revision() == revision);
    }
    return revision != null
        ? standing.former(environment, revision)
        : standing
            .champion(environment)
            .flatMap(champion -> standing.former(environment, champion.revision()));
  }

  private static String as(DeploymentReported report) {
    return (report.getPromotionId() == null ? "" : " by promotion " + report.getPromotionId())
        + (report.getRevision() == null ? "" : " to revision " + report.getRevision());
  }

  Verdict observed(ModelObserved seen) {
    Optional<Refusal> broken =
        FieldRules.broken(seen, occasion.rules().governance(), occasion.event().appendedAt());
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    batch.additions().observations.add(occasion.event());
    Chronicle chronicle = occasion.chronicle(seen.getModelName(), seen.getActor());
    batch.additions().streaks.putAll(new Watches(chronicle, batch.streaks()).observed(seen));
    return occasion.applied(chronicle, "/observations/" + occasion.event().id());
  }
}
