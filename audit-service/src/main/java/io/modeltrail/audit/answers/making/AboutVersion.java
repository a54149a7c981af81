package io.modeltrail.audit.answers.making;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a record has to be about, to be about a version.
///
/// @param runs ids of what was told of its run
/// @param promotions those that promote the version, leave it, or return to it
record AboutVersion(ModelRegistered version, Set<UUID> runs, Set<UUID> promotions) {

  static AboutVersion of(ModelFacts facts, ModelRegistered version) {
    int number = version.getVersion();
    return new AboutVersion(
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
    return promoted.getVersion() == number || Objects.equals(promoted.getPreviousVersion(), number);
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

  /// A report that names no change is about what ran when the log took it.
  boolean isReported(Records records, ModelFacts facts, Fact<?> fact) throws SQLException {
    if (!(fact.said() instanceof DeploymentReported said)) {
      return false;
    }
    Champions champions =
        said.getPromotionId() == null && said.getRevision() == null
            ? Champions.near(
                records, version.getModelName(), said.getEnvironment(), fact.entry().appendedAt())
            : Champions.of(facts, said.getEnvironment());
    return champions
        .about(fact.as(DeploymentReported.class))
        .filter(each -> isAbout(each.said(), version.getVersion()))
        .isPresent();
  }

  private boolean assessed(ModelFacts facts, ModelAssessed said) {
    return said.getWithdraws() == null
        ? Subjects.isAbout(said, version)
        : facts.of(ModelAssessed.class).stream()
            .filter(each -> each.said().getEventId().equals(said.getWithdraws()))
            .anyMatch(each -> Subjects.isAbout(each.said(), version));
  }
}
