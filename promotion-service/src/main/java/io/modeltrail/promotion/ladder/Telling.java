package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.EventIds;
import java.util.List;
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

  PromotionChanged.Builder step(Ask ask, String modelName, PromotionState state) {
    int step = ask.step() + 1;
    return PromotionChanged.newBuilder()
        .setEventId(
            EventIds.derived(
                Topics.PROMOTION_CHANGED, cause.eventId(), Topics.subject(ask.promotionId()), step))
        .setOccurredAt(cause.at())
        .setCausationId(cause.eventId())
        .setActor(cause.actor())
        .setPromotionId(ask.promotionId())
        .setModelName(modelName)
        .setVersion(ask.version())
        .setEnvironment(ask.environment())
        .setKind(PromotionKind.PROMOTION)
        .setStep(step)
        .setState(state)
        .setRequestedBy(ask.requestedBy())
        .setReason(ask.reason())
        .setGovernanceRevision(rules.revision())
        .setGovernanceDigest(rules.digest());
  }

  PromotionChanged promoted(
      Ask ask, ModelRegistered version, @Nullable ModelRegistered before, List<Judgement> gates) {
    return step(ask, version.getModelName(), PromotionState.PROMOTED)
        .setGates(told(gates))
        .setChampionVersion(number(before))
        .build();
  }

  PromotionChanged waiting(
      Ask ask, ModelRegistered version, @Nullable ModelRegistered before, Ruling.Waiting waiting) {
    return step(ask, version.getModelName(), PromotionState.WAITING)
        .setWaitingFor(waiting.waitingFor())
        .setExpiresAt(waiting.until())
        .setGates(told(waiting.gates()))
        .setChampionVersion(number(before))
        .build();
  }

  PromotionChanged refused(
      Ask ask, ModelRegistered version, @Nullable ModelRegistered before, Ruling.Refused refused) {
    return step(ask, version.getModelName(), PromotionState.REFUSED)
        .setCode(refused.code())
        .setDetail(refused.detail())
        .setGates(told(refused.gates()))
        .setChampionVersion(number(before))
        .build();
  }

  ModelPromoted succession(
      Ask ask,
      ModelRegistered version,
      @Nullable ModelRegistered before,
      long revision,
      List<Judgement> gates) {
    String topic = Topics.modelPromoted(ask.environment());
    String subject = Topics.subject(ask.environment(), version.getModelName());
    return ModelPromoted.newBuilder()
        .setEventId(EventIds.derived(topic, cause.eventId(), subject, Math.toIntExact(revision)))
        .setOccurredAt(cause.at())
        .setCausationId(cause.eventId())
        .setActor(cause.actor())
        .setPromotionId(ask.promotionId())
        .setModelName(version.getModelName())
        .setVersion(version.getVersion())
        .setEnvironment(ask.environment())
        .setRevision(revision)
        .setKind(PromotionKind.PROMOTION)
        .setPreviousVersion(number(before))
        .setWorkspace(version.getWorkspace())
        .setArtifact(version.getArtifact())
        .setAlgorithm(version.getAlgorithm())
        .setRun(version.getRun())
        .setMetrics(version.getMetrics())
        .setTags(version.getTags())
        .setPhase(version.getPhase())
        .setGates(told(gates))
        .setGovernanceRevision(rules.revision())
        .setReason(ask.reason())
        .build();
  }

  private static @Nullable Integer number(@Nullable ModelRegistered version) {
    return version == null ? null : version.getVersion();
  }

  private static List<Gate> told(List<Judgement> judgements) {
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
