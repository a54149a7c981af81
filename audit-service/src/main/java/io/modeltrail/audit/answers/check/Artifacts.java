package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A version is what its run made, and what is promoted is the version.
final class Artifacts implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (Fact<ModelRegistered> version : matter.facts().of(ModelRegistered.class)) {
      if (matter.facts().runs(version.said()).isEmpty()
          && matter.canBeMissed(ModelTrained.class, version.entry())) {
        findings.add(run(matter.facts(), version).version(version.said().getVersion()));
      }
    }
    for (Fact<ModelPromoted> promoted : matter.facts().of(ModelPromoted.class)) {
      promoted(matter, promoted)
          .map(each -> each.version(promoted.said().getVersion()))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding run(ModelFacts facts, Fact<ModelRegistered> version) {
    List<Fact<ModelTrained>> others =
        facts.of(ModelTrained.class).stream()
            .filter(each -> each.said().getWorkspace().equals(version.said().getWorkspace()))
            .filter(
                each -> each.said().getRun().getRunId().equals(version.said().getRun().getRunId()))
            .toList();
    return others.isEmpty()
        ? Finding.at(
            Code.VERSION_WITHOUT_RUN,
            version,
            "run %s of workspace %s was never told of"
                .formatted(version.said().getRun().getRunId(), version.said().getWorkspace()))
        : Finding.at(
                Code.ARTIFACT_SWAPPED,
                version,
                "%s was registered, its run told of %s"
                    .formatted(
                        version.said().getArtifact().getSha256(),
                        others.getFirst().said().getArtifact().getSha256()))
            .with(others.getFirst());
  }

  private static Optional<Finding> promoted(Matter matter, Fact<ModelPromoted> promoted) {
    Optional<Fact<ModelRegistered>> version = matter.facts().version(promoted.said().getVersion());
    if (version.isEmpty()) {
      return matter.canBeMissed(ModelRegistered.class, promoted.entry())
          ? Optional.of(
              Finding.at(
                  Code.VERSION_GAP,
                  promoted,
                  "version %d was promoted, and never registered"
                      .formatted(promoted.said().getVersion())))
          : Optional.empty();
    }
    String registered = version.get().said().getArtifact().getSha256();
    return promoted.said().getArtifact().getSha256().equals(registered)
        ? Optional.empty()
        : Optional.of(
            Finding.at(
                    Code.ARTIFACT_SWAPPED,
                    promoted,
                    "%s was promoted, %s is registered as the version"
                        .formatted(promoted.said().getArtifact().getSha256(), registered))
                .with(version.get()));
  }
}
