package io.modeltrail.audit.answers.making;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.audit.answers.story.Says;
import io.modeltrail.audit.answers.story.Subjects;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/// All that happened to a version, from its run to its end, in the order in which the log took it.
final class Dossier implements Question {

  private static final List<Class<? extends SpecificRecord>> KINDS =
      List.of(
          ModelTrained.class,
          ModelRegistered.class,
          ModelDescribed.class,
          ModelAssessed.class,
          ArtifactChecked.class,
          DeploymentRequested.class,
          PromotionRequested.class,
          PromotionDecided.class,
          PromotionChanged.class,
          ModelPromoted.class,
          ChampionChanged.class,
          DeploymentReported.class,
          ModelObserved.class,
          ModelAlarmed.class,
          TimerFired.class);

  private static final Card CARD =
      Card.of(
              "dossier",
              "Give the full chronological dossier of this model version, from cradle to retirement.")
          .takes(Parameter.MODEL, Parameter.VERSION)
          .restsOn(
              ModelTrained.class,
              ModelRegistered.class,
              ModelAssessed.class,
              PromotionChanged.class,
              ModelPromoted.class,
              DeploymentReported.class,
              ModelObserved.class,
              ModelAlarmed.class)
          .askedBy("AI Act art. 12(2)", "NIST AI RMF GOVERN 1.6")
          .cannotSay(
              "What was refused had no effect, and stands in dead-letters. A description of the model counts for all of its versions.");

  /// @param says what the record says
  record Row(long index, Instant at, String type, String says) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    int number = asked.get(Parameter.VERSION);
    ModelFacts facts = ModelFacts.read(asked.records(), asked.get(Parameter.MODEL), KINDS);
    Fact<ModelRegistered> version = Origin.version(facts, number);
    About about = About.of(facts, version.said());
    List<Fact<?>> all =
        KINDS.stream()
            .flatMap(kind -> facts.of(kind).stream())
            .<Fact<?>>map(each -> each)
            .filter(each -> about.holds(facts, each))
            .sorted(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME))
            .toList();
    return asked.page(all).stream()
        .map(
            each ->
                new Row(
                    asked.because(each),
                    each.entry().appendedAt(),
                    each.entry().type(),
                    Says.of(each)))
        .toList();
  }

  /// What a record has to be about.
  ///
  /// @param runs ids of what was told of its run
  /// @param promotions those that promote the version, leave it, or return to it
  private record About(ModelRegistered version, Set<UUID> runs, Set<UUID> promotions) {

    static About of(ModelFacts facts, ModelRegistered version) {
      int number = version.getVersion();
      return new About(
          version,
          facts.runs(version).stream()
              .map(each -> each.said().getEventId())
              .collect(Collectors.toSet()),
          facts.promotions().stream()
              .filter(
                  each ->
                      each.version() == number
                          || each.promoted().stream().anyMatch(it -> isAbout(it.said(), number)))
              .map(PromotionFacts::id)
              .collect(Collectors.toSet()));
    }

    private static boolean isAbout(ModelPromoted promoted, int number) {
      return promoted.getVersion() == number
          || Objects.equals(promoted.getPreviousVersion(), number);
    }

    boolean holds(ModelFacts facts, Fact<?> fact) {
      int number = version.getVersion();
      return switch (fact.said()) {
        case ModelTrained it -> runs.contains(it.getEventId());
        case ModelRegistered it -> it.getVersion() == number;
        case ModelDescribed it -> it.getVersion() == null || it.getVersion() == number;
        case ModelAssessed it -> assessed(facts, it);
        case ArtifactChecked it -> it.getVersion() == number;
        case DeploymentRequested it ->
            Objects.equals(it.getVersion(), number)
                || (version.getRun().getRunId().equals(it.getRunId())
                    && version.getWorkspace().equals(it.getWorkspace()));
        case ChampionChanged it ->
            it.getChampion() != null && promotions.contains(it.getChampion().getPromotionId());
        case DeploymentReported it ->
            Champions.of(facts, it.getEnvironment())
                .about(fact.as(DeploymentReported.class))
                .filter(each -> isAbout(each.said(), number))
                .isPresent();
        case ModelObserved it -> it.getVersion() == number;
        case ModelAlarmed it -> Objects.equals(it.getVersion(), number);
        case TimerFired it ->
            promotions.stream().anyMatch(each -> it.getSubject().contains(each.toString()));
        case PromotionRequested it -> promotions.contains(it.getPromotionId());
        case PromotionDecided it -> promotions.contains(it.getPromotionId());
        case PromotionChanged it -> promotions.contains(it.getPromotionId());
        case ModelPromoted it -> promotions.contains(it.getPromotionId());
        default -> false;
      };
    }

    private boolean assessed(ModelFacts facts, ModelAssessed said) {
      return said.getWithdraws() == null
          ? Subjects.isAbout(said, version)
          : facts.of(ModelAssessed.class).stream()
              .filter(each -> each.said().getEventId().equals(said.getWithdraws()))
              .anyMatch(each -> Subjects.isAbout(each.said(), version));
    }
  }
}
