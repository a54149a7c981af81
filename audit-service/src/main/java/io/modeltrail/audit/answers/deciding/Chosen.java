package io.modeltrail.audit.answers.deciding;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The promotions of one model that a question is about.
record Chosen(ModelFacts facts, List<PromotionFacts> promotions) {

  static final Parameter<Integer> VERSION =
      Parameter.VERSION.optional().meaning("only promotions of that version");
  static final Parameter<String> ENVIRONMENT =
      Parameter.ENVIRONMENT.optional().meaning("only promotions to that environment");
  static final Parameter<UUID> PROMOTION = Parameter.PROMOTION.optional();

  /// @param more what the question looks at besides the promotions' own records
  static Chosen of(Asked asked, Class<?>... more) throws SQLException {
    List<Class<?>> kinds =
        new ArrayList<>(
            List.of(
                PromotionRequested.class,
                PromotionDecided.class,
                PromotionChanged.class,
                ModelPromoted.class));
    kinds.addAll(Arrays.asList(more));
    String model = asked.get(Parameter.MODEL);
    Selection wanted =
        asked
            .find(ENVIRONMENT)
            .map(
                environment ->
                    Selection.of(kinds)
                        .and(
                            "(e.environment = ? OR e.type NOT IN (?, ?))",
                            environment,
                            PromotionRequested.class.getName(),
                            PromotionChanged.class.getName()))
            .orElse(Selection.of(kinds));
    ModelFacts facts = ModelFacts.read(asked.records(), model, wanted, kinds);
    return new Chosen(
        facts, facts.promotions().stream().filter(each -> isMeant(asked, each)).toList());
  }

  private static boolean isMeant(Asked asked, PromotionFacts promotion) {
    return asked.find(VERSION).filter(each -> each != promotion.version()).isEmpty()
        && asked.find(ENVIRONMENT).filter(each -> !each.equals(promotion.environment())).isEmpty()
        && asked.find(PROMOTION).filter(each -> !each.equals(promotion.id())).isEmpty();
  }
}
