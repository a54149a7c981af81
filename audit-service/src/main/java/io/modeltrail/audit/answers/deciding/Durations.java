package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long promotions took, stage by stage.
final class Durations implements Question {

  private static final Card CARD =
      Card.of(
              "durations",
              "How long did each stage take: from request to decision, to promotion, to deployment, to its confirmation?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .restsOn(
              PromotionRequested.class,
              PromotionDecided.class,
              PromotionChanged.class,
              ModelPromoted.class,
              DeploymentReported.class)
          .askedBy("SOC 2 CC8.1")
          .cannotSay(
              "When something was deployed is the deployment system's word (effectiveFrom); all other times are the log's.");

  /// @param askedAt when the log took the request, or what led to it
  /// @param decidedAt when it took the last approval; absent if people were not asked
  /// @param deployedAt since when the first target that reported success says that it runs
  /// @param confirmedAt when the log took that report
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      About promotion,
      Instant askedAt,
      @Nullable Instant decidedAt,
      @Nullable Instant promotedAt,
      @Nullable Instant deployedAt,
      @Nullable Instant confirmedAt,
      Stages took,
      List<Long> entries) {}

  /// As in PT3H.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stages(
      @Nullable String toDecision,
      @Nullable String toPromotion,
      @Nullable String toDeployment,
      @Nullable String toConfirmation) {}

  private record Taken(ModelFacts facts, PromotionFacts promotion) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, PromotionChanged.class);
    List<Taken> all = new ArrayList<>();
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              PromotionRequested.class,
              PromotionDecided.class,
              PromotionChanged.class,
              ModelPromoted.class,
              DeploymentReported.class);
      facts.promotions().stream()
          .filter(each -> scope.holds(each.began().appendedAt()))
          .forEach(each -> all.add(new Taken(facts, each)));
    }
    all.sort(Comparator.comparing(each -> each.promotion.began(), Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static Row row(Asked asked, Taken taken) {
    PromotionFacts promotion = taken.promotion;
    Instant askedAt =
        promotion.requests().stream()
            .findFirst()
            .map(each -> each.entry().appendedAt())
            .orElseGet(() -> firstOccurred(promotion));
    Instant decidedAt =
        promotion.counted().stream()
            .filter(each -> each.approval().getDecision() == ApprovalDecision.APPROVE)
            .map(each -> each.approval().getAt())
            .max(Comparator.naturalOrder())
            .orElse(null);
    Optional<Fact<ModelPromoted>> promoted = promotion.promoted().stream().findFirst();
    // After an emergency people decide later.
    Instant awaited = decidedAt == null || promotion.isEmergency() ? askedAt : decidedAt;
    Instant promotedAt = promoted.map(Champions::since).orElse(null);
    Optional<Fact<DeploymentReported>> report =
        promoted.flatMap(each -> firstSuccess(taken.facts, each));
    Instant deployedAt = report.map(Champions::effective).orElse(null);
    Instant confirmedAt = report.map(each -> each.entry().appendedAt()).orElse(null);
    List<Fact<?>> proof = new ArrayList<>(promotion.requests());
    proof.addAll(promotion.decisions());
    promotion.steps().stream().findFirst().ifPresent(proof::add);
    promoted.ifPresent(proof::add);
    report.ifPresent(proof::add);
    return new Row(
        taken.facts.model(),
        About.of(promotion),
        askedAt,
        decidedAt,
        promotedAt,
        deployedAt,
        confirmedAt,
        new Stages(
            span(askedAt, decidedAt),
            span(awaited, promotedAt),
            span(promotedAt, deployedAt),
            span(deployedAt, confirmedAt)),
        asked.because(proof));
  }

  /// The log's time of what led to it.
  private static Instant firstOccurred(PromotionFacts promotion) {
    return promotion.steps().stream()
        .findFirst()
        .map(each -> each.said().getOccurredAt())
        .filter(each -> !each.equals(Instant.EPOCH))
        .orElse(promotion.began().appendedAt());
  }

  private static Optional<Fact<DeploymentReported>> firstSuccess(
      ModelFacts facts, Fact<ModelPromoted> promoted) {
    Champions champions = Champions.of(facts, promoted.said().getEnvironment());
    return facts.of(DeploymentReported.class).stream()
        .filter(each -> each.said().getEnvironment().equals(promoted.said().getEnvironment()))
        .filter(each -> each.said().getOutcome() == DeploymentOutcome.SUCCEEDED)
        .filter(each -> champions.about(each).filter(promoted::equals).isPresent())
        .findFirst();
  }

  private static @Nullable String span(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to).toString();
  }
}
