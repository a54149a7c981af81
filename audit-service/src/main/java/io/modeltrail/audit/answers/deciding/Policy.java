package io.modeltrail.audit.answers.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which rules promotions were judged, and what the newest rules would say to the same.
final class Policy implements Question {

  private static final Card CARD =
      Card.of(
              "policy",
              "Which version of the policy and its gates decided, and would today's policy decide the same?")
          .takes(Parameter.MODEL, Chosen.VERSION, Chosen.ENVIRONMENT, Chosen.PROMOTION)
          .restsOn(
              PromotionChanged.class,
              GovernanceApplied.class,
              ModelRegistered.class,
              ModelAssessed.class,
              ArtifactChecked.class,
              ModelDescribed.class)
          .askedBy("AI Act Annex IV")
          .cannotSay(
              "Gates and approvals are judged anew; soak, and code that is accepted elsewhere (same: code), are not. Where records of two topics came within moments of a decision, which of them it saw cannot be told: then the gates of then do not come out the same, and it is said so.");

  /// @param isWhole whether the rules' text is what its digest says; absent if the trail has none
  /// @param gatesThen what was recorded
  /// @param replayed whether the gates of then, asked again with what the trail holds, say the
  ///   same; absent if they cannot be asked
  /// @param today what the newest rules say; absent if they cannot be asked
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      About promotion,
      long revision,
      String digest,
      @Nullable Boolean isWhole,
      List<String> gatesThen,
      @Nullable Boolean replayed,
      Replay.@Nullable Today today,
      List<Long> entries) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Chosen chosen =
        Chosen.of(
            asked,
            ModelRegistered.class,
            ModelAssessed.class,
            ArtifactChecked.class,
            ModelDescribed.class);
    Policies policies = Policies.of(asked.records());
    Replay replay = new Replay(chosen.facts(), policies);
    List<PromotionFacts> judged =
        chosen.promotions().stream()
            .filter(each -> each.kind() == PromotionKind.PROMOTION && judgedIn(each).isPresent())
            .toList();
    List<Row> rows = new ArrayList<>();
    for (PromotionFacts promotion : asked.page(judged)) {
      rows.add(row(asked, policies, replay, promotion));
    }
    return rows;
  }

  /// The last step in which gates were asked; else the first step.
  private static Optional<Fact<PromotionChanged>> judgedIn(PromotionFacts promotion) {
    return promotion.steps().reversed().stream()
        .filter(each -> !each.said().getGates().isEmpty())
        .findFirst()
        .or(() -> promotion.steps().stream().findFirst());
  }

  private static Row row(Asked asked, Policies policies, Replay replay, PromotionFacts promotion) {
    Fact<PromotionChanged> step = judgedIn(promotion).orElseThrow();
    PromotionChanged said = step.said();
    Optional<Fact<GovernanceApplied>> rules =
        policies.of(said.getGovernanceRevision(), said.getGovernanceDigest());
    List<Fact<?>> proof = new ArrayList<>(List.of(step));
    rules.ifPresent(proof::add);
    policies.newest().ifPresent(proof::add);
    Replay.Replayed outcome = replay.of(step);
    proof.addAll(outcome.inputs());
    Boolean replayed = outcome.isSame();
    if (replayed == null) {
      asked.cannotSay(
          step.entry(),
          CannotSay.NOT_RECORDED,
          "the rules of then or the version are not in the trail, or cannot be read");
    } else if (!replayed) {
      asked.cannotSay(
          step.entry(),
          CannotSay.NOT_RECORDED,
          "the gates of then do not come out the same with what the trail holds: what exactly they saw cannot be told");
    }
    return new Row(
        About.of(promotion),
        said.getGovernanceRevision(),
        said.getGovernanceDigest(),
        rules.map(each -> Policies.isWhole(each.said())).orElse(null),
        said.getGates().stream()
            .map(
                each ->
                    "%s: %s (%s)".formatted(each.getName(), each.getOutcome(), each.getDetail()))
            .toList(),
        replayed,
        outcome.today(),
        asked.because(proof));
  }
}
