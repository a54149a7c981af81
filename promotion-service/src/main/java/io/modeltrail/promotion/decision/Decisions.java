package io.modeltrail.promotion.decision;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Ask;
import io.modeltrail.promotion.ladder.Cause;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Promotions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What one event leads to.
final class Decisions {

  private final Rules rules;
  private final Batch batch;
  private final Event event;
  private final Duration waitForVersion;

  Decisions(Rules rules, Batch batch, Event event, Duration waitForVersion) {
    this.rules = rules;
    this.batch = batch;
    this.event = event;
    this.waitForVersion = waitForVersion;
  }

  Verdict registered(ModelRegistered version) {
    if (!Names.isModel(version.getModelName()) || version.getVersion() < 1) {
      return new Verdict.Refused(
          new Refusal(
              "BAD_VERSION",
              "\"%s\" version %d is no version of a model"
                  .formatted(version.getModelName(), version.getVersion())));
    }
    VersionKey key = VersionKey.of(version);
    ModelRegistered before = batch.version(key);
    if (before != null) {
      return new Verdict.Refused(
          new Refusal(
              "VERSION_KNOWN",
              "version %d of %s was told of by event %s"
                  .formatted(key.version(), key.modelName(), before.getEventId())));
    }
    batch.add(event, version);
    Promotions promotions = promotions(version.getModelName(), version.getActor());
    promotions.registered(version);
    for (PromotionTable.Known waiting : batch.waitingFor(key)) {
      promotions.asked(waiting.ask(), version);
    }
    return applied(promotions, href(key));
  }

  /// The promotions of the version that wait before gates come before them again.
  Verdict checked(ArtifactChecked checked) {
    Optional<Refusal> broken = CheckRules.broken(checked);
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    batch.add(event, checked);
    VersionKey key = new VersionKey(checked.getModelName(), checked.getVersion());
    Promotions promotions = promotions(checked.getModelName(), checked.getActor());
    ModelRegistered version = batch.version(key);
    // Another digest is none of the version's: it says nothing of it.
    if (version != null && version.getArtifact().getSha256().equals(checked.getSha256())) {
      batch.waitingFor(key).forEach(waiting -> promotions.asked(waiting.ask(), version));
    }
    return applied(promotions, href(key));
  }

  Verdict requested(PromotionRequested request) {
    Optional<Refusal> broken = RequestRules.broken(request, rules.governance());
    if (broken.isPresent()) {
      return new Verdict.Refused(broken.get());
    }
    Ask ask =
        new Ask(
            request.getPromotionId(),
            request.getVersion(),
            request.getEnvironment(),
            request.getActor(),
            event.appendedAt(),
            request.getAllowOlder(),
            request.getReason(),
            0,
            null);
    PromotionTable.Known known = batch.promotion(ask.promotionId());
    if (known != null) {
      return known(known, ask, request.getModelName());
    }
    VersionKey key = new VersionKey(request.getModelName(), request.getVersion());
    Promotions promotions = promotions(request.getModelName(), request.getActor());
    ModelRegistered version = batch.version(key);
    if (version == null) {
      promotions.waits(
          ask,
          key.modelName(),
          "version %d of %s to be registered".formatted(key.version(), key.modelName()),
          event.appendedAt().plus(waitForVersion));
    } else {
      promotions.asked(ask, version);
    }
    Verdict.Applied applied = applied(promotions, href(ask.promotionId()));
    PromotionChanged last = Objects.requireNonNull(promotions.lastSteps().get(ask));
    return Waits.verdict(applied.href(), last, applied.emissions());
  }

  Verdict fired(TimerFired timer) {
    PromotionTable.Known waiting = WaitingTime.promotion(timer).map(batch::promotion).orElse(null);
    if (waiting == null || waiting.expiresAt() == null || !WaitingTime.isOf(timer, waiting)) {
      // Of something else, or what was waited for has come.
      return new Verdict.Applied("/" + timer.getSubject(), List.of());
    }
    if (!waiting.modelName().equals(timer.getModelName())) {
      return new Verdict.Refused(
          new Refusal(
              "TIMER_OF_OTHER_MODEL",
              "%s is of model %s, not of %s"
                  .formatted(timer.getSubject(), waiting.modelName(), timer.getModelName())));
    }
    if (event.appendedAt().isBefore(waiting.expiresAt())) {
      return new Verdict.Refused(
          new Refusal(
              "TIMER_TOO_EARLY",
              "%s waits until %s".formatted(timer.getSubject(), waiting.expiresAt())));
    }
    Promotions promotions = promotions(waiting.modelName(), timer.getActor());
    if (waiting.ask().waitsSince() == null) {
      promotions.missed(
          waiting.ask(),
          waiting.modelName(),
          "version %d of %s was not registered in time"
              .formatted(waiting.ask().version(), waiting.modelName()));
    } else {
      promotions.asked(waiting.ask(), Objects.requireNonNull(batch.version(waiting.key())));
    }
    return applied(promotions, href(waiting.ask().promotionId()));
  }

  private Verdict known(PromotionTable.Known known, Ask ask, String modelName) {
    Ask before = known.ask();
    boolean same =
        known.modelName().equals(modelName)
            && before.version() == ask.version()
            && before.environment().equals(ask.environment());
    return same
        ? new Verdict.Duplicate(known.requestEventId(), href(ask.promotionId()))
        : new Verdict.Refused(
            new Refusal(
                "PROMOTION_ID_REUSED",
                "promotion %s is that of version %d of %s to %s; send this with an id of its own"
                    .formatted(
                        ask.promotionId(),
                        before.version(),
                        known.modelName(),
                        before.environment())));
  }

  private Promotions promotions(String modelName, Actor actor) {
    Cause cause =
        new Cause(event.id(), event.place(), event.appendedAt(), actor, event.traceparent());
    return new Promotions(rules, cause, batch.standing(modelName));
  }

  private Verdict.Applied applied(Promotions promotions, String href) {
    for (Fact fact : promotions.facts()) {
      batch.add(fact);
    }
    promotions.lastSteps().forEach((ask, last) -> batch.add(row(ask, last)));
    return new Verdict.Applied(href, Emissions.of(promotions.facts()));
  }

  private PromotionTable.Row row(Ask ask, PromotionChanged last) {
    PromotionTable.Known known = batch.promotion(ask.promotionId());
    return new PromotionTable.Row(ask, known == null ? event.id() : known.requestEventId(), last);
  }

  private static String href(UUID promotionId) {
    return "/promotions/" + promotionId;
  }

  private static String href(VersionKey key) {
    return "/promotions?model=%s&version=%d"
        .formatted(
            URLEncoder.encode(key.modelName(), StandardCharsets.UTF_8).replace("+", "%20"),
            key.version());
  }
}
