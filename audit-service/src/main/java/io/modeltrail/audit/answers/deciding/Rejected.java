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
import io.modeltrail.audit.answers.story.PromotionFacts.Counted;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was not let through, by people or by the rules, and whether it came in later all the same.
final class Rejected implements Question {

  private static final Card CARD =
      Card.of(
              "rejected",
              "Which promotions were rejected, by whom and why, and was the same version promoted later anyway?")
          .takes(Scope.MODEL, Scope.FROM, Scope.TO)
          .restsOn(PromotionChanged.class, PromotionDecided.class, ModelPromoted.class)
          .askedBy("SR 26-2")
          .cannotSay(
              "Requests that a door turned away before they were written; denials for want of a right are notes (accesses).");

  /// @param by who said no; absent if the rules did
  /// @param code why, for programs, if the rules did
  /// @param promotedLater the first time that the version came into the environment after that
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      About promotion,
      @Nullable String by,
      @Nullable String role,
      Instant at,
      @Nullable String code,
      @Nullable String why,
      @Nullable Later promotedLater,
      List<Long> entries) {}

  record Later(String promotionId, Instant at, long revision) {}

  private record No(
      ModelFacts facts,
      PromotionFacts promotion,
      Fact<PromotionChanged> step,
      Optional<Counted> said) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, PromotionChanged.class);
    List<No> all = new ArrayList<>();
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              PromotionChanged.class,
              PromotionDecided.class,
              ModelPromoted.class);
      for (PromotionFacts promotion : facts.promotions()) {
        no(facts, promotion)
            .filter(each -> scope.holds(each.step.entry().appendedAt()))
            .ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(each -> each.step.entry(), Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static Optional<No> no(ModelFacts facts, PromotionFacts promotion) {
    Optional<Counted> said =
        promotion.counted().stream()
            .filter(each -> each.approval().getDecision() == ApprovalDecision.REJECT)
            .findFirst();
    if (said.isPresent()) {
      return Optional.of(new No(facts, promotion, said.get().step(), said));
    }
    return promotion.steps().stream()
        .filter(each -> each.said().getState() == PromotionState.REFUSED)
        .findFirst()
        .map(step -> new No(facts, promotion, step, Optional.empty()));
  }

  private static Row row(Asked asked, No no) {
    List<Fact<?>> proof = new ArrayList<>(List.of(no.step));
    no.said.flatMap(no.promotion::said).ifPresent(proof::add);
    Optional<Fact<ModelPromoted>> later = later(no);
    later.ifPresent(proof::add);
    PromotionChanged step = no.step.said();
    return new Row(
        no.facts.model(),
        About.of(no.promotion),
        no.said.map(each -> each.approval().getBy().getSubject()).orElse(null),
        no.said.map(each -> each.approval().getRole()).orElse(null),
        no.step.entry().appendedAt(),
        step.getCode(),
        no.said.map(each -> each.approval().getComment()).orElse(step.getDetail()),
        later
            .map(
                each ->
                    new Later(
                        each.said().getPromotionId().toString(),
                        Champions.since(each),
                        each.said().getRevision()))
            .orElse(null),
        asked.because(proof));
  }

  private static Optional<Fact<ModelPromoted>> later(No no) {
    return Champions.of(no.facts, no.promotion.environment()).history().stream()
        .filter(each -> each.said().getVersion() == no.promotion.version())
        .filter(each -> Champions.since(each).isAfter(no.step.entry().appendedAt()))
        .findFirst();
  }
}
