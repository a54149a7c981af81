package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.gate.Assessed;
import io.modeltrail.governance.gate.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Versions as gates and people saw them at a time.
public final class Subjects {

  private final ModelFacts facts;
  private final Instant at;

  public Subjects(ModelFacts facts, Instant at) {
    this.facts = facts;
    this.at = at;
  }

  public Subject of(ModelRegistered version) {
    return Subject.of(
        version,
        check(version),
        assessments(version).stream()
            .map(each -> new Assessed(each.said(), each.entry().appendedAt()))
            .toList());
  }

  /// What was found when the artifact was read last.
  public CheckOutcome check(ModelRegistered version) {
    return facts.of(ArtifactChecked.class).stream()
        .filter(each -> !each.entry().appendedAt().isAfter(at))
        .filter(each -> each.said().getVersion() == version.getVersion())
        .filter(each -> each.said().getSha256().equals(version.getArtifact().getSha256()))
        .max(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME))
        .map(each -> each.said().getOutcome())
        .orElse(CheckOutcome.UNKNOWN);
  }

  /// What was found out about a version, or about its run, and counted then, in the log's order.
  public List<Fact<ModelAssessed>> assessments(ModelRegistered version) {
    List<Fact<ModelAssessed>> told =
        facts.of(ModelAssessed.class).stream()
            .filter(each -> !each.entry().appendedAt().isAfter(at))
            .toList();
    Set<UUID> withdrawn =
        told.stream()
            .filter(each -> each.said().getWithdraws() != null)
            .map(each -> each.said().getWithdraws())
            .collect(Collectors.toSet());
    return told.stream()
        .filter(each -> each.said().getKind() != AssessmentKind.WITHDRAWAL)
        .filter(each -> !withdrawn.contains(each.said().getEventId()))
        .filter(each -> isAbout(each.said(), version))
        .sorted(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME))
        .toList();
  }

  /// Whether an assessment is about a version, be it as the run that became it.
  public static boolean isAbout(ModelAssessed assessed, ModelRegistered version) {
    if (assessed.getVersion() != null) {
      return assessed.getVersion() == version.getVersion();
    }
    return version.getWorkspace().equals(assessed.getWorkspace())
        && version.getRun().getRunId().equals(assessed.getRunId())
        && (assessed.getSha256() == null
            || assessed.getSha256().equals(version.getArtifact().getSha256()));
  }
}
