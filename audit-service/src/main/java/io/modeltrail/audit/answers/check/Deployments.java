package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What is reported to run was promoted there, before, and with this artifact. Reports that had no
/// effect count here: what runs, runs.
final class Deployments implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    Set<UUID> seen = new HashSet<>();
    return matter.facts().told(DeploymentReported.class).stream()
        .filter(each -> each.said().getOutcome() == DeploymentOutcome.SUCCEEDED)
        .filter(each -> seen.add(each.said().getEventId()))
        .flatMap(each -> of(matter, each))
        .toList();
  }

  private static Stream<Finding> of(Matter matter, Fact<DeploymentReported> report) {
    Champions champions = Champions.of(matter.facts(), report.said().getEnvironment());
    Optional<Fact<ModelPromoted>> about = champions.about(report);
    if (about.isEmpty()) {
      return matter.canBeMissed(ModelPromoted.class, report.entry())
          ? Stream.of(neverPromoted(report))
          : Stream.empty();
    }
    int version = about.get().said().getVersion();
    return Stream.of(early(report, about.get()), swapped(report, about.get()))
        .flatMap(Optional::stream)
        .map(finding -> finding.version(version).with(about.get()));
  }

  private static Finding neverPromoted(Fact<DeploymentReported> report) {
    DeploymentReported said = report.said();
    String what =
        said.getPromotionId() != null
            ? "promotion %s, which promoted nothing there".formatted(said.getPromotionId())
            : said.getRevision() != null
                ? "revision %d, which there is none of".formatted(said.getRevision())
                : "the model, of which nothing was promoted there before";
    return Finding.at(
        Code.DEPLOYED_NEVER_PROMOTED,
        report,
        "%s%s is reported to run %s"
            .formatted(
                said.getEnvironment(),
                said.getTarget().isEmpty() ? "" : " (" + said.getTarget() + ")",
                what));
  }

  private static Optional<Finding> early(
      Fact<DeploymentReported> report, Fact<ModelPromoted> about) {
    Instant effective = Champions.effective(report);
    Instant promoted = Champions.since(about);
    boolean saidSo = report.said().getEffectiveFrom() != null;
    var tolerated = saidSo ? Matter.SENDERS_DIFFER : Matter.CLOCKS_DIFFER;
    return effective.plus(tolerated).isBefore(promoted)
        ? Optional.of(
            Finding.at(
                Code.DEPLOYED_BEFORE_PROMOTION,
                report,
                "it is reported to run since %s, and was promoted at %s"
                    .formatted(effective, promoted)))
        : Optional.empty();
  }

  private static Optional<Finding> swapped(
      Fact<DeploymentReported> report, Fact<ModelPromoted> about) {
    String running = report.said().getRunningSha256();
    String promoted = about.said().getArtifact().getSha256();
    return running == null
            || running.equals(promoted)
            || about.said().getKind() == PromotionKind.RETIREMENT
        ? Optional.empty()
        : Optional.of(
            Finding.at(
                Code.ARTIFACT_SWAPPED,
                report,
                "%s runs, %s was promoted".formatted(running, promoted)));
  }
}
