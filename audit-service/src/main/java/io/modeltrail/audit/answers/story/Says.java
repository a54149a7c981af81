package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What a record says, in a sentence.
public final class Says {

  private Says() {}

  public static String of(Fact<?> fact) {
    return of(fact.said());
  }

  static String of(SpecificRecord said) {
    return switch (said) {
      case ModelTrained it ->
          "run %s of workspace %s made artifact %s"
              .formatted(it.getRun().getRunId(), it.getWorkspace(), it.getArtifact().getSha256());
      case ModelRegistered it ->
          "run %s of workspace %s is version %d, artifact %s"
              .formatted(
                  it.getRun().getRunId(),
                  it.getWorkspace(),
                  it.getVersion(),
                  it.getArtifact().getSha256());
      case ModelDescribed it ->
          "%s is described by %s".formatted(version(it.getVersion()), it.getActor().getSubject());
      case ModelAssessed it -> assessed(it);
      case ArtifactChecked it ->
          "the artifact of version %d was read: %s".formatted(it.getVersion(), it.getOutcome());
      case DeploymentRequested it ->
          "%s asks for %s in %s"
              .formatted(
                  it.getActor().getSubject(),
                  it.getVersion() == null ? "run " + it.getRunId() : version(it.getVersion()),
                  it.getEnvironment());
      case GovernanceApplied it ->
          "revision %d of the rules, digest %s".formatted(it.getRevision(), it.getDigest());
      case AuditNoted it ->
          "%s of %s by %s".formatted(it.getKind(), it.getSubject(), it.getActor().getSubject());
      case TimerFired it ->
          "the time of %s for %s is over".formatted(it.getSubject(), it.getPurpose());
      default -> ofPromotions(said);
    };
  }

  private static String ofPromotions(SpecificRecord said) {
    return switch (said) {
      case PromotionRequested it ->
          "%s asks for %s of version %d in %s%s"
              .formatted(
                  it.getActor().getSubject(),
                  it.getKind(),
                  it.getVersion(),
                  it.getEnvironment(),
                  it.getEmergency() ? ", as an emergency" : "");
      case PromotionDecided it ->
          "%s says %s as %s".formatted(it.getActor().getSubject(), it.getDecision(), it.getRole());
      case PromotionChanged it ->
          "step %d of the %s of version %d in %s is %s%s"
              .formatted(
                  it.getStep(),
                  it.getKind(),
                  it.getVersion(),
                  it.getEnvironment(),
                  it.getState(),
                  it.getCode() == null ? "" : " (" + it.getCode() + ")");
      case ModelPromoted it ->
          "revision %d of %s: %s %s"
              .formatted(
                  it.getRevision(),
                  it.getEnvironment(),
                  it.getKind(),
                  it.getKind() == PromotionKind.RETIREMENT
                      ? "of version " + it.getVersion()
                      : "to version " + it.getVersion());
      case ChampionChanged it ->
          "since %s %s runs %s (revision %d)"
              .formatted(
                  it.getSince(),
                  it.getEnvironment(),
                  it.getChampion() == null
                      ? "nothing of it"
                      : "version " + it.getChampion().getVersion(),
                  it.getRevision());
      case DeploymentReported it -> reported(it);
      case ModelObserved it ->
          "version %d in %s from %s to %s: %s"
              .formatted(
                  it.getVersion(),
                  it.getEnvironment(),
                  it.getWindowStart(),
                  it.getWindowEnd(),
                  it.getFigures());
      case ModelAlarmed it -> "alarm: %s: %s".formatted(it.getRule(), it.getDetail());
      default -> said.getSchema().getName();
    };
  }

  private static String assessed(ModelAssessed it) {
    if (it.getWithdraws() != null) {
      return "%s withdraws assessment %s".formatted(it.getActor().getSubject(), it.getWithdraws());
    }
    return "%s of %s by %s: %s"
        .formatted(
            it.getKind(),
            it.getVersion() == null ? "run " + it.getRunId() : version(it.getVersion()),
            it.getActor().getSubject(),
            it.getConclusion());
  }

  private static String reported(DeploymentReported it) {
    return "%s%s reports %s%s"
        .formatted(
            it.getEnvironment(),
            it.getTarget().isEmpty() ? "" : " (" + it.getTarget() + ")",
            it.getOutcome(),
            it.getRunningSha256() == null ? "" : ", runs " + it.getRunningSha256());
  }

  private static String version(@Nullable Integer number) {
    return number == null ? "the model" : "version " + number;
  }
}
