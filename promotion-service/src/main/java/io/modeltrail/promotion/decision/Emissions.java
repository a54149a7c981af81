package io.modeltrail.promotion.decision;

import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.life.Cause;
import java.util.List;
import java.util.stream.Stream;

/// Facts on their way to the log.
final class Emissions {

  private Emissions() {}

  /// All that a decision is told by, in order.
  static List<Emission> of(List<Fact> facts) {
    return facts.stream()
        .flatMap(
            fact ->
                switch (fact) {
                  case Fact.Step step -> Stream.of(step(step));
                  case Fact.Alarm alarm -> Stream.of(alarm(alarm));
                  case Fact.Succession succession ->
                      Stream.of(promoted(succession), champion(succession));
                })
        .toList();
  }

  static Emission step(Fact.Step fact) {
    PromotionChanged told = fact.told();
    return new Emission(
        Topics.PROMOTION_CHANGED,
        told.getModelName(),
        told.getEventId(),
        Topics.subject(told.getPromotionId()),
        fact.cause().at(),
        told,
        fact.cause().traceparent());
  }

  static Emission promoted(Fact.Succession fact) {
    ModelPromoted told = fact.told();
    return new Emission(
        Topics.modelPromoted(told.getEnvironment()),
        told.getModelName(),
        told.getEventId(),
        Topics.subject(told.getEnvironment(), told.getModelName()),
        fact.cause().at(),
        told,
        fact.cause().traceparent());
  }

  static Emission alarm(Fact.Alarm fact) {
    ModelAlarmed told = fact.told();
    return new Emission(
        Topics.MODEL_ALARMED,
        told.getModelName(),
        told.getEventId(),
        Topics.alarms(told.getModelName()),
        fact.cause().at(),
        told,
        fact.cause().traceparent());
  }

  /// The champion that a succession made.
  static Emission champion(Fact.Succession fact) {
    ModelPromoted told = fact.told();
    Cause cause = fact.cause();
    String subject = Topics.subject(told.getEnvironment(), told.getModelName());
    ChampionChanged changed =
        ChampionChanged.newBuilder()
            .setEventId(
                EventIds.derived(
                    Topics.MODEL_CHAMPION,
                    cause.eventId(),
                    subject,
                    Math.toIntExact(told.getRevision())))
            .setOccurredAt(told.getOccurredAt())
            .setCausationId(cause.eventId())
            .setActor(told.getActor())
            .setEnvironment(told.getEnvironment())
            .setModelName(told.getModelName())
            .setRevision(told.getRevision())
            .setSince(told.getOccurredAt())
            .setChampion(told.getKind() == PromotionKind.RETIREMENT ? null : running(told))
            .build();
    return new Emission(
        Topics.MODEL_CHAMPION,
        told.getEnvironment() + "/" + told.getModelName(),
        changed.getEventId(),
        subject,
        cause.at(),
        changed,
        cause.traceparent());
  }

  private static Champion running(ModelPromoted told) {
    return Champion.newBuilder()
        .setVersion(told.getVersion())
        .setPromotionId(told.getPromotionId())
        .setPreviousVersion(told.getPreviousVersion())
        .setArtifact(told.getArtifact())
        .setMetrics(told.getMetrics())
        .setTags(told.getTags())
        .build();
  }
}
