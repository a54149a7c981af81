package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Environment;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.attestation.Trust;
import io.modeltrail.promotion.ladder.Authority;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Expiry;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Promotions;
import io.modeltrail.promotion.ladder.Returns;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Promotion;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What follows from requests, and from the end of their waiting times.
final class Requests {

  private final Occasion occasion;
  private final Batch batch;
  private final Trust trust;

  Requests(Occasion occasion, Trust trust) {
    this.occasion = occasion;
    this.batch = occasion.batch();
    this.trust = trust;
  }

  Verdict requested(PromotionRequested request) {
    Optional<Refusal> broken = RequestRules.broken(request, occasion.rules().governance());
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    Instant at = occasion.event().appendedAt();
    Aim aim = new Aim(request.getModelName(), request.getVersion(), request.getEnvironment());
    Ask ask =
        new Ask(request.getPromotionId(), aim, request.getActor(), at, RequestRules.terms(request));
    PromotionTable.Known known = batch.promotion(ask.promotionId());
    if (known != null) {
      return known(known, ask);
    }
    if (Authority.isNeeded(ask.terms())) {
      Optional<Verdict> unauthorized = unauthorized(request, ask);
      if (unauthorized.isPresent()) {
        return unauthorized.get();
      }
    }
    Chronicle chronicle = occasion.chronicle(aim.modelName(), request.getActor());
    decide(chronicle, Promotion.of(ask));
    Verdict.Applied applied = occasion.applied(chronicle, Occasion.href(ask.promotionId()));
    Chronicle.Changed last = Objects.requireNonNull(chronicle.changed().get(ask.promotionId()));
    return Waits.verdict(applied.href(), last.told(), applied.emissions());
  }

  private void decide(Chronicle chronicle, Promotion promotion) {
    Aim aim = promotion.ask().aim();
    if (!promotion.isOfKindPromotion()) {
      boolean unused = new Returns(chronicle).asked(promotion);
      return;
    }
    ModelRegistered version = batch.version(new VersionKey(aim.modelName(), aim.version()));
    Promotions promotions = new Promotions(chronicle);
    if (version == null) {
      promotions.waits(promotion);
    } else {
      promotions.asked(promotion, version);
    }
  }

  /// What only some may ask for has the service's word for who asks.
  private Optional<Verdict> unauthorized(PromotionRequested request, Ask ask) {
    if (request.getAttestation() == null) {
      return Optional.of(
          Occasion.refused(
              "ATTESTATION_MISSING",
              "%s is asked for over HTTP, by who has the role"
                  .formatted(
                      ask.terms().emergency() ? "an emergency" : ask.terms().kind().name())));
    }
    if (!trust.isGenuine(request, request.getAttestation())) {
      return Optional.of(
          Forgeries.refused(occasion, request.getActor(), ask.aim(), ask.promotionId()));
    }
    Environment environment =
        occasion
            .rules()
            .governance()
            .of(
                ask.aim().modelName(),
                batch
                    .standing(ask.aim().modelName())
                    .descriptions()
                    .of(ask.aim().version())
                    .riskTier())
            .environment(ask.aim().environment())
            .orElseThrow();
    Optional<Objection> objection =
        Authority.objection(request.getActor(), ask.terms(), environment);
    return objection.map(Occasion::refused);
  }

  private static Verdict known(PromotionTable.Known known, Ask ask) {
    Ask before = known.promotion().ask();
    return before.aim().equals(ask.aim())
        ? new Verdict.Duplicate(known.requestEventId(), Occasion.href(ask.promotionId()))
        : Occasion.refused(
            "PROMOTION_ID_REUSED",
            "promotion %s is that of version %d of %s to %s; send this with an id of its own"
                .formatted(
                    ask.promotionId(),
                    before.aim().version(),
                    before.aim().modelName(),
                    before.aim().environment()));
  }

  Verdict fired(TimerFired timer) {
    PromotionTable.Known known = WaitingTime.promotion(timer).map(batch::promotion).orElse(null);
    if (known == null || !WaitingTime.isOf(timer, known.promotion())) {
      // Of something else, or what was waited for has come.
      return new Verdict.Applied("/" + timer.getSubject(), java.util.List.of());
    }
    Promotion promotion = known.promotion();
    String model = promotion.ask().aim().modelName();
    if (!model.equals(timer.getModelName())) {
      return Occasion.refused(
          "TIMER_OF_OTHER_MODEL",
          "%s is of model %s, not of %s"
              .formatted(timer.getSubject(), model, timer.getModelName()));
    }
    Instant deadline = promotion.life().deadline().orElseThrow();
    if (occasion.event().appendedAt().isBefore(deadline)) {
      return Occasion.refused(
          "TIMER_TOO_EARLY", "%s waits until %s".formatted(timer.getSubject(), deadline));
    }
    Chronicle chronicle = occasion.chronicle(model, timer.getActor());
    new Expiry(chronicle).over(promotion, batch.version(known.key()));
    return occasion.applied(chronicle, Occasion.href(promotion.id()));
  }
}
