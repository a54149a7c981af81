package io.modeltrail.audit.story;

import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.event.Approval;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.messaging.record.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an environment runs, and what the rules say to what it shall run.
final class StoryChampion {

  private final StoryPromotion promotion;
  private ModelPromoted told;

  StoryChampion(StoryPromotion promotion) {
    this.promotion = promotion;
  }

  ModelPromoted told() {
    return told;
  }

  /// The number of the version that runs now; null: none.
  Integer before() {
    ModelPromoted champion = promotion.model.champions.get(promotion.environment);
    return champion == null ? null : champion.getVersion();
  }

  Environment rules(Instant at) {
    StoryModel model = promotion.model;
    var tier = Descriptions.of(model.story.facts(model.name), at).tier(promotion.version);
    return model
        .story
        .rules
        .governance()
        .of(model.name, tier)
        .environment(promotion.environment)
        .orElseThrow();
  }

  /// What the gates say to the version.
  List<Gate> gates(Instant at) {
    StoryModel model = promotion.model;
    Integer before = before();
    GateInput input =
        GateInput.of(
            model.subject(promotion.version, at),
            before == null ? null : model.subject(before, at),
            at);
    return rules(at).gates().stream()
        .map(each -> each.judge(input, Duration.ZERO))
        .map(
            each ->
                Gate.newBuilder()
                    .setName(each.gate().name())
                    .setRequire(each.gate().require())
                    .setOutcome(GateOutcome.valueOf(each.outcome().name()))
                    .setDetail(each.detail())
                    .build())
        .toList();
  }

  /// The environment runs something else from now on.
  void crown(UUID cause, Instant at, int version, List<Approval> approvals) {
    StoryModel model = promotion.model;
    String environment = promotion.environment;
    long revision = model.revisions.merge(environment, 1L, Long::sum);
    ModelRegistered registered =
        model.story.facts(model.name).version(version).orElseThrow().said();
    told =
        ModelPromoted.newBuilder()
            .setEventId(
                EventIds.derived(
                    "model.promoted." + environment, cause, model.name, (int) revision))
            .setOccurredAt(at)
            .setCausationId(cause)
            .setActor(StoryRules.service("promotion-service"))
            .setPromotionId(promotion.id)
            .setModelName(model.name)
            .setVersion(version)
            .setEnvironment(environment)
            .setRevision(revision)
            .setKind(promotion.kind)
            .setPreviousVersion(before())
            .setWorkspace(registered.getWorkspace())
            .setArtifact(registered.getArtifact())
            .setRun(registered.getRun())
            .setMetrics(registered.getMetrics())
            .setPhase(registered.getPhase())
            .setApprovals(List.copyOf(approvals))
            .setGates(promotion.kind == PromotionKind.PROMOTION ? gates(at) : List.of())
            .setGovernanceRevision(model.story.rules.revision())
            .setEmergency(promotion.emergency)
            .setReason("because")
            .build();
    promotion.tell("model.promoted." + environment, told);
    changed(told);
    if (promotion.kind == PromotionKind.RETIREMENT) {
      model.champions.remove(environment);
    } else {
      model.champions.put(environment, told);
    }
  }

  private void changed(ModelPromoted promoted) {
    Champion champion =
        Champion.newBuilder()
            .setVersion(promoted.getVersion())
            .setPromotionId(promoted.getPromotionId())
            .setPreviousVersion(promoted.getPreviousVersion())
            .setArtifact(promoted.getArtifact())
            .setMetrics(promoted.getMetrics())
            .setTags(promoted.getTags())
            .build();
    promotion.model.story.tell(
        "model.champion",
        promoted.getEnvironment() + "/" + promoted.getModelName(),
        ChampionChanged.newBuilder()
            .setEventId(
                EventIds.derived(
                    "model.champion",
                    promoted.getCausationId(),
                    promoted.getEnvironment() + "/" + promoted.getModelName(),
                    (int) promoted.getRevision()))
            .setOccurredAt(promoted.getOccurredAt())
            .setCausationId(promoted.getCausationId())
            .setActor(promoted.getActor())
            .setEnvironment(promoted.getEnvironment())
            .setModelName(promoted.getModelName())
            .setRevision(promoted.getRevision())
            .setSince(promoted.getOccurredAt())
            .setChampion(promoted.getKind() == PromotionKind.RETIREMENT ? null : champion)
            .build());
  }
}
