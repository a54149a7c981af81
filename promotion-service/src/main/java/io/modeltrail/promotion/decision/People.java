package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.attestation.Trust;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Votes;
import io.modeltrail.promotion.life.Aim;
import java.util.Optional;

/// What follows from people's decisions.
final class People {

  private final Occasion occasion;
  private final Batch batch;
  private final Trust trust;

  People(Occasion occasion, Trust trust) {
    this.occasion = occasion;
    this.batch = occasion.batch();
    this.trust = trust;
  }

  Verdict decided(PromotionDecided decided) {
    if (!Names.isModel(decided.getModelName())) {
      return Occasion.refused(
          "BAD_MODEL_NAME",
          "\"%s\" is not a model's name: %s"
              .formatted(decided.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    PromotionTable.Known known = batch.promotion(decided.getPromotionId());
    if (!trust.isGenuine(decided, decided.getAttestation())) {
      Aim aim =
          known == null || !known.key().modelName().equals(decided.getModelName())
              ? new Aim(decided.getModelName(), 0, "")
              : known.promotion().ask().aim();
      return Forgeries.refused(occasion, decided.getActor(), aim, decided.getPromotionId());
    }
    Optional<Refusal> broken = DecisionRules.broken(decided);
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    if (known == null || !known.key().modelName().equals(decided.getModelName())) {
      return Occasion.refused(
          "PROMOTION_UNKNOWN",
          "there is no promotion %s of %s"
              .formatted(decided.getPromotionId(), decided.getModelName()));
    }
    return decided(decided, known);
  }

  private Verdict decided(PromotionDecided decided, PromotionTable.Known known) {
    ModelRegistered version = batch.version(known.key());
    if (version == null) {
      return Occasion.refused(
          "NOT_TO_DECIDE", "its version is not registered; nobody is asked to decide about it");
    }
    Chronicle chronicle = occasion.chronicle(decided.getModelName(), decided.getActor());
    Case it = new Case(known, version, batch.standing(decided.getModelName()), occasion.rules());
    Optional<Objection> objection = it.objection(decided, occasion.event().appendedAt());
    if (objection.isPresent()) {
      return Occasion.refused(objection.get());
    }
    new Votes(chronicle).decided(decided, known.promotion(), version);
    return occasion.applied(chronicle, Occasion.href(known.promotion().id()));
  }
}
