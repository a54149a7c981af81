package io.modeltrail.audit.answers.running;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether what was deployed is, byte for byte, what was approved.
final class SameArtifact implements Question {

  private static final Parameter<String> ENVIRONMENT = Parameter.ENVIRONMENT.optional();

  private static final Card CARD =
      Card.of(
              "same-artifact",
              "Was the artifact that was deployed byte-identical to the one that was approved?")
          .takes(Scope.MODEL, ENVIRONMENT, Scope.FROM, Scope.TO)
          .restsOn(
              DeploymentReported.class,
              ModelPromoted.class,
              ModelRegistered.class,
              ArtifactChecked.class)
          .askedBy("SOC 2 CC8.1")
          .cannotSay(
              "A deployment system that reports no digest leaves it open; so does one that reports none of its deployments.");

  /// @param verdict SAME, OTHER, NOT_TOLD if the report has no digest, or NOT_PROMOTED
  /// @param check what the registry found when it read the artifact, if it did
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String model,
      String environment,
      String target,
      String verdict,
      @Nullable Integer version,
      @Nullable String runningSha256,
      @Nullable String promotedSha256,
      @Nullable String registeredSha256,
      @Nullable String check,
      List<Long> entries) {}

  private record Deployed(ModelFacts facts, Fact<DeploymentReported> report) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Scope scope = Scope.of(asked, DeploymentReported.class);
    Optional<String> environment = asked.find(ENVIRONMENT);
    List<Deployed> all = new ArrayList<>();
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              DeploymentReported.class,
              ModelPromoted.class,
              ModelRegistered.class,
              ArtifactChecked.class);
      facts.told(DeploymentReported.class).stream()
          .filter(each -> each.said().getOutcome() == DeploymentOutcome.SUCCEEDED)
          .filter(each -> scope.holds(each.entry().appendedAt()))
          .filter(
              each ->
                  environment.isEmpty() || environment.get().equals(each.said().getEnvironment()))
          .forEach(each -> all.add(new Deployed(facts, each)));
    }
    all.sort(Comparator.comparing(each -> each.report.entry(), Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static Row row(Asked asked, Deployed deployed) {
    DeploymentReported said = deployed.report.said();
    Optional<Fact<ModelPromoted>> promoted =
        Champions.of(deployed.facts, said.getEnvironment()).about(deployed.report);
    Optional<Fact<ModelRegistered>> version =
        promoted.flatMap(each -> deployed.facts.version(each.said().getVersion()));
    Optional<Fact<ArtifactChecked>> check =
        version.flatMap(each -> check(deployed.facts, each.said()));
    List<Fact<?>> proof = new ArrayList<>(List.of(deployed.report));
    promoted.ifPresent(proof::add);
    version.ifPresent(proof::add);
    check.ifPresent(proof::add);
    return new Row(
        deployed.facts.model(),
        said.getEnvironment(),
        said.getTarget(),
        verdict(said, promoted, version),
        promoted.map(each -> each.said().getVersion()).orElse(null),
        said.getRunningSha256(),
        promoted.map(each -> each.said().getArtifact().getSha256()).orElse(null),
        version.map(each -> each.said().getArtifact().getSha256()).orElse(null),
        check.map(each -> each.said().getOutcome().name()).orElse(null),
        asked.because(proof));
  }

  private static String verdict(
      DeploymentReported said,
      Optional<Fact<ModelPromoted>> promoted,
      Optional<Fact<ModelRegistered>> version) {
    if (promoted.isEmpty() || promoted.get().said().getKind() == PromotionKind.RETIREMENT) {
      return "NOT_PROMOTED";
    }
    String running = said.getRunningSha256();
    if (running == null) {
      return "NOT_TOLD";
    }
    boolean same =
        running.equals(promoted.get().said().getArtifact().getSha256())
            && version
                .filter(each -> !each.said().getArtifact().getSha256().equals(running))
                .isEmpty();
    return same ? "SAME" : "OTHER";
  }

  private static Optional<Fact<ArtifactChecked>> check(ModelFacts facts, ModelRegistered version) {
    return facts.of(ArtifactChecked.class).stream()
        .filter(each -> each.said().getVersion() == version.getVersion())
        .filter(each -> each.said().getSha256().equals(version.getArtifact().getSha256()))
        .max(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME));
  }
}
