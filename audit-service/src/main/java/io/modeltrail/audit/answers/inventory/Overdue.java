package io.modeltrail.audit.answers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionRequested;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What runs past its review, or although an alarm was raised that nobody answered.
final class Overdue implements Question {

  private static final Parameter<String> ENVIRONMENT = Parameter.ENVIRONMENT.optional();

  private static final Card CARD =
      Card.of(
              "overdue",
              "Which models in production passed their review date, or drifted without a decision?")
          .takes(Models.MODEL, ENVIRONMENT, Parameter.AT)
          .restsOn(
              ModelDescribed.class,
              ModelPromoted.class,
              ModelAlarmed.class,
              ModelAssessed.class,
              PromotionRequested.class)
          .askedBy("SR 26-2", "AI Act art. 72")
          .cannotSay(
              "Whether a decision fits an alarm: anything decided or found out about the model there since then counts as one. Drift that no watch of the rules looks for raises no alarm.");

  /// One version that runs.
  ///
  /// @param overdueDays since the review was due; absent if it is not
  /// @param unanswered alarms after which nothing was decided
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      String environment,
      int version,
      @Nullable String reviewDueBy,
      @Nullable Long overdueDays,
      List<Alarm> unanswered,
      List<Long> entries) {}

  record Alarm(long index, Instant at, String rule, String detail) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant at = asked.find(Parameter.AT).orElse(asked.now());
    List<Row> rows = new ArrayList<>();
    for (String model : Models.page(asked)) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              ModelDescribed.class,
              ModelAlarmed.class,
              ModelAssessed.class,
              PromotionRequested.class);
      for (String environment : Champions.environments(asked.records(), model)) {
        if (asked.find(ENVIRONMENT).filter(each -> !each.equals(environment)).isEmpty()) {
          row(asked, facts, environment, at).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private static Optional<Row> row(Asked asked, ModelFacts facts, String environment, Instant at)
      throws SQLException {
    Optional<Fact<ModelPromoted>> champion =
        Champions.near(asked.records(), facts.model(), environment, at).running(at);
    if (champion.isEmpty()) {
      return Optional.empty();
    }
    int version = champion.get().said().getVersion();
    Descriptions said = Descriptions.of(facts, at);
    Optional<Fact<ModelDescribed>> due = due(said, version);
    Long days = due.map(each -> days(each.said().getReviewDueBy(), at)).orElse(null);
    List<Fact<ModelAlarmed>> alarms = unanswered(facts, champion.get(), at);
    if (days == null && alarms.isEmpty()) {
      return Optional.empty();
    }
    List<Fact<?>> proof = new ArrayList<>(List.of(champion.get()));
    due.ifPresent(proof::add);
    return Optional.of(
        new Row(
            facts.model(),
            environment,
            version,
            due.map(each -> each.said().getReviewDueBy()).orElse(null),
            days,
            alarms.stream()
                .map(
                    each ->
                        new Alarm(
                            asked.because(each),
                            each.entry().appendedAt(),
                            each.said().getRule(),
                            each.said().getDetail()))
                .toList(),
            asked.because(proof)));
  }

  /// Of version and model, what is due earlier.
  private static Optional<Fact<ModelDescribed>> due(Descriptions said, int version) {
    Optional<Fact<ModelDescribed>> model = said.source(null, ModelDescribed::getReviewDueBy);
    Optional<Fact<ModelDescribed>> own = said.source(version, ModelDescribed::getReviewDueBy);
    return model.isPresent()
            && own.isPresent()
            && own.get().said().getReviewDueBy().compareTo(model.get().said().getReviewDueBy()) < 0
        ? own
        : model.or(() -> own);
  }

  private static @Nullable Long days(String date, Instant at) {
    try {
      long days =
          ChronoUnit.DAYS.between(LocalDate.parse(date), LocalDate.ofInstant(at, ZoneOffset.UTC));
      return days > 0 ? days : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static List<Fact<ModelAlarmed>> unanswered(
      ModelFacts facts, Fact<ModelPromoted> champion, Instant at) {
    ModelPromoted running = champion.said();
    return facts.of(ModelAlarmed.class).stream()
        .filter(each -> !each.entry().appendedAt().isAfter(at))
        .filter(each -> running.getEnvironment().equals(each.said().getEnvironment()))
        .filter(each -> Objects.equals(each.said().getVersion(), running.getVersion()))
        .filter(each -> each.entry().appendedAt().isAfter(Champions.since(champion)))
        .filter(each -> !isAnswered(facts, running.getEnvironment(), each, at))
        .toList();
  }

  private static boolean isAnswered(
      ModelFacts facts, String environment, Fact<ModelAlarmed> alarm, Instant at) {
    Instant raised = alarm.entry().appendedAt();
    return facts.of(PromotionRequested.class).stream()
            .filter(each -> each.said().getEnvironment().equals(environment))
            .anyMatch(each -> isBetween(each, raised, at))
        || facts.of(ModelAssessed.class).stream().anyMatch(each -> isBetween(each, raised, at));
  }

  private static boolean isBetween(Fact<?> fact, Instant from, Instant to) {
    Instant at = fact.entry().appendedAt();
    return at.isAfter(from) && !at.isAfter(to);
  }
}
