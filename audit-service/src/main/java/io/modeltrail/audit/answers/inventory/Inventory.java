package io.modeltrail.audit.answers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.RiskTier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All models, with who answers for them and where they run.
final class Inventory implements Question {

  private static final Card CARD =
      Card.of(
              "inventory",
              "Which models are in the inventory: owner, tier, intended purpose, last validation, next review due?")
          .takes(Models.MODEL)
          .restsOn(
              ModelDescribed.class, ModelRegistered.class, ModelAssessed.class, ModelPromoted.class)
          .askedBy("SR 26-2", "NIST AI RMF GOVERN 1.6")
          .cannotSay("Models that nobody told the registry of. What nobody has said is left out.");

  /// @param champions version by environment
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      @Nullable String owner,
      @Nullable String riskTier,
      @Nullable String purpose,
      @Nullable String limitations,
      List<String> developers,
      @Nullable String reviewDueBy,
      @Nullable Validation lastValidation,
      long versions,
      Map<String, Integer> champions,
      List<Long> entries) {}

  /// @param of the version or run that was validated
  record Validation(Instant at, String conclusion, String by, String of) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (String model : Models.page(asked)) {
      rows.add(
          row(
              asked,
              ModelFacts.read(asked.records(), model, ModelDescribed.class, ModelAssessed.class)));
    }
    return rows;
  }

  private static Row row(Asked asked, ModelFacts facts) throws SQLException {
    Descriptions said = Descriptions.of(facts, asked.now());
    List<Fact<?>> proof = new ArrayList<>(said.said());
    Optional<Fact<ModelAssessed>> validation = lastValidation(facts);
    validation.ifPresent(proof::add);
    Map<String, Integer> champions = new TreeMap<>();
    for (String environment : Champions.environments(asked.records(), facts.model())) {
      Champions.near(asked.records(), facts.model(), environment, asked.now())
          .running(asked.now())
          .ifPresent(
              each -> {
                proof.add(each);
                champions.put(environment, each.said().getVersion());
              });
    }
    return new Row(
        facts.model(),
        said.last(null, ModelDescribed::getOwner).orElse(null),
        said.last(null, ModelDescribed::getRiskTier).map(RiskTier::name).orElse(null),
        said.last(null, ModelDescribed::getPurpose).orElse(null),
        said.last(null, ModelDescribed::getLimitations).orElse(null),
        said.last(null, ModelDescribed::getDevelopers).orElse(List.of()),
        said.last(null, ModelDescribed::getReviewDueBy).orElse(null),
        validation.map(Inventory::validation).orElse(null),
        versions(asked, facts.model()),
        champions,
        asked.because(proof));
  }

  private static Optional<Fact<ModelAssessed>> lastValidation(ModelFacts facts) {
    List<Fact<ModelAssessed>> all = facts.of(ModelAssessed.class);
    return all.stream()
        .filter(each -> each.said().getKind() == AssessmentKind.VALIDATION)
        .filter(
            each ->
                all.stream()
                    .noneMatch(
                        other -> each.said().getEventId().equals(other.said().getWithdraws())))
        .max(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME));
  }

  private static Validation validation(Fact<ModelAssessed> assessed) {
    ModelAssessed said = assessed.said();
    return new Validation(
        assessed.entry().appendedAt(),
        said.getConclusion().name(),
        said.getActor().getSubject(),
        said.getVersion() == null ? "run " + said.getRunId() : "version " + said.getVersion());
  }

  private static long versions(Asked asked, String model) throws SQLException {
    return asked
        .records()
        .count(Selection.of(ModelRegistered.class).model(model).withoutDeadLetters());
  }
}
