package io.modeltrail.promotion.decision;

import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Champion;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Former;
import io.modeltrail.promotion.ladder.Reports;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Watches;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    Promotion promotion = promotion(report, standing);
    if (promotion == null) {
      return Occasion.refused(
          "PROMOTION_UNKNOWN",
          "there is no promotion of %s to %s that has been carried out and that it could be about"
              .formatted(report.getModelName(), report.getEnvironment()));
    }
    batch
        .additions()
        .reports
        .add(new ReportTable.Row(occasion.event(), promotion.id(), version(report, promotion)));
    Chronicle chronicle = occasion.chronicle(report.getModelName(), report.getActor());
    new Reports(chronicle).reported(report, promotion);
    return occasion.applied(
        chronicle, Occasion.champion(report.getEnvironment(), report.getModelName()));
  }

  /// The one that it names; else that of the revision; else that of the champion.
  private @Nullable Promotion promotion(DeploymentReported report, Standing standing) {
    UUID id = report.getPromotionId();
    Long revision = report.getRevision();
    if (id == null && revision != null) {
      id =
          standing.formers(report.getEnvironment()).stream()
              .filter(each -> each.revision() == revision)
              .map(Former::promotionId)
              .findFirst()
              .orElse(null);
    } else if (id == null) {
      id = standing.champion(report.getEnvironment()).map(Champion::promotionId).orElse(null);
    }
    PromotionTable.Known known = id == null ? null : batch.promotion(id);
    return known != null
            && known.key().modelName().equals(report.getModelName())
            && known.promotion().ask().aim().environment().equals(report.getEnvironment())
            && wasCarriedOut(known.promotion())
        ? known.promotion()
        : null;
  }

  private static boolean wasCarriedOut(Promotion promotion) {
    return promotion.life() instanceof Life.Running
        || promotion.life().state() == io.modeltrail.event.PromotionState.ROLLED_BACK;
  }

  /// The version that the promotion brought: for a rollback, the one that was returned to.
  private int version(DeploymentReported report, Promotion promotion) {
    return batch.standing(report.getModelName()).formers(report.getEnvironment()).stream()
        .filter(each -> each.promotionId().equals(promotion.id()))
        .map(each -> each.version().getVersion())
        .findFirst()
        .orElse(promotion.ask().aim().version());
  }

  Verdict observed(ModelObserved seen) {
    Optional<Refusal> broken = FieldRules.broken(seen, occasion.rules().governance());
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    batch.additions().observations.add(occasion.event());
    Chronicle chronicle = occasion.chronicle(seen.getModelName(), seen.getActor());
    batch.additions().streaks.putAll(new Watches(chronicle, batch.streaks()).observed(seen));
    return occasion.applied(
        chronicle, Occasion.champion(seen.getEnvironment(), seen.getModelName()));
  }
}
