package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.Severity;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Cause;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The words for what was decided: the records that are stored and told to the log. Each has the
/// same id whoever decides it anew.
final class Telling {

  private final Rules rules;
  private final Cause cause;

  Telling(Rules rules, Cause cause) {
    this.rules = rules;
    this.cause = cause;
  }

  /// All that a promotion itself says of its last step.
  PromotionChanged.Builder step(Promotion promotion) {
    Ask ask = promotion.ask();
    Aim aim = ask.aim();
    PromotionChanged.Builder told =
        PromotionChanged.newBuilder()
            .setEventId(
                EventIds.derived(
                    Topics.PROMOTION_CHANGED,
                    cause.eventId(),
                    Topics.subject(promotion.id()),
                    promotion.step()))
            .setOccurredAt(cause.at())
            .setCausationId(cause.eventId())
            .setActor(cause.actor())
            .setPromotionId(promotion.id())
            .setModelName(aim.modelName())
            .setVersion(aim.version())
            .setEnvironment(aim.environment())
            .setKind(ask.terms().kind())
            .setToVersion(ask.terms().toVersion())
            .setEmergency(ask.terms().emergency())
            .setStep(promotion.step())
            .setState(promotion.life().state())
            .setRequestedBy(ask.by())
            .setReason(ask.terms().reason())
            .setApprovals(promotion.approvals())
            .setGovernanceRevision(rules.revision())
            .setGovernanceDigest(rules.digest());
    switch (promotion.life()) {
      case Life.Waiting waiting -> told.setExpiresAt(waiting.until());
      case Life.AwaitingApproval awaiting ->
          told.setExpiresAt(awaiting.until()).setApprovalsRequired(awaiting.required());
      case Life.Running running when running.review() != null ->
          told.setReviewDueAt(running.review().dueAt())
              .setApprovalsRequired(running.review().required());
      case Life.Running running -> {}
      case Life.Asked() -> {}
      case Life.Ended(var state) -> {}
    }
    return told;
  }

  /// An environment runs something else.
  ///
  /// @param version that it runs now; for a retirement, the one that is retired
  /// @param before that it ran
  ModelPromoted succession(
      Promotion promotion,
      ModelRegistered version,
      @Nullable ModelRegistered before,
      long revision,
      List<Judgement> gates) {
    Ask ask = promotion.ask();
    String environment = ask.aim().environment();
    String topic = Topics.modelPromoted(environment);
    String subject = Topics.subject(environment, version.getModelName());
    return ModelPromoted.newBuilder()
        .setEventId(EventIds.derived(topic, cause.eventId(), subject, Math.toIntExact(revision)))
        .setOccurredAt(cause.at())
        .setCausationId(cause.eventId())
        .setActor(cause.actor())
        .setPromotionId(promotion.id())
        .setModelName(version.getModelName())
        .setVersion(version.getVersion())
        .setEnvironment(environment)
        .setRevision(revision)
        .setKind(ask.terms().kind())
        .setPreviousVersion(number(before))
        .setWorkspace(version.getWorkspace())
        .setArtifact(version.getArtifact())
        .setAlgorithm(version.getAlgorithm())
        .setRun(version.getRun())
        .setMetrics(version.getMetrics())
        .setTags(version.getTags())
        .setPhase(version.getPhase())
        .setApprovals(promotion.approvals())
        .setGates(told(gates))
        .setGovernanceRevision(rules.revision())
        .setEmergency(ask.terms().emergency())
        .setReason(ask.terms().reason())
        .build();
  }

  /// @param number of the alarm among those that the event leads to
  ModelAlarmed alarm(Aim aim, @Nullable UUID promotionId, Alarm alarm, int number) {
    return ModelAlarmed.newBuilder()
        .setEventId(alarmId(number))
        .setOccurredAt(cause.at())
        .setCausationId(cause.eventId())
        .setActor(cause.actor())
        .setModelName(aim.modelName())
        .setEnvironment(aim.environment())
        .setVersion(aim.version())
        .setPromotionId(promotionId)
        .setRule(alarm.rule())
        .setDetail(alarm.detail())
        .setSeverity(alarm.severity())
        .build();
  }

  /// Follows from the place of the record, not from its id: a record that is refused may have any.
  private UUID alarmId(int number) {
    Place place = cause.place();
    return EventIds.named(
        Topics.MODEL_ALARMED,
        place.topicId().toString(),
        Integer.toString(place.partition()),
        Long.toString(place.offset()),
        Integer.toString(number));
  }

  /// What has to be looked at.
  record Alarm(String rule, String detail, Severity severity) {}

  static @Nullable Integer number(@Nullable ModelRegistered version) {
    return version == null ? null : version.getVersion();
  }

  static List<Gate> told(List<Judgement> judgements) {
    return judgements.stream()
        .map(
            each ->
                Gate.newBuilder()
                    .setName(each.gate().name())
                    .setRequire(each.gate().require())
                    .setOutcome(
                        switch (each.outcome()) {
                          case PASSED -> GateOutcome.PASSED;
                          case FAILED -> GateOutcome.FAILED;
                          case WAITING -> GateOutcome.WAITING;
                          case ERROR -> GateOutcome.ERROR;
                        })
                    .setDetail(each.detail())
                    .build())
        .toList();
  }
}
