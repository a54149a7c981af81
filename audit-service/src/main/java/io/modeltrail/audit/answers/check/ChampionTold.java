package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `model.champion` tells is what the promotions tell. The topic is compacted: it may leave
/// revisions out, but never the last.
final class ChampionTold implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (Fact<ChampionChanged> told : matter.facts().of(ChampionChanged.class)) {
      Champions champions = Champions.of(matter.facts(), told.said().getEnvironment());
      Optional<Fact<ModelPromoted>> promoted =
          champions.history().stream()
              .filter(each -> each.said().getRevision() == told.said().getRevision())
              .findFirst();
      if (promoted.isPresent()) {
        String difference = difference(told.said(), promoted.get().said());
        if (difference != null) {
          findings.add(
              Finding.at(Code.CHAMPION_CONTRADICTS, told, difference).with(promoted.get()));
        }
      } else if (matter.canBeMissed(ModelPromoted.class, told.entry())) {
        findings.add(
            Finding.at(
                Code.CHAMPION_CONTRADICTS,
                told,
                "no promotion has made revision %d".formatted(told.said().getRevision())));
      }
    }
    for (String environment : Champions.environments(matter.facts())) {
      untold(matter, environment).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> untold(Matter matter, String environment) {
    return Champions.of(matter.facts(), environment)
        .last()
        .filter(last -> matter.canBeMissed(ChampionChanged.class, last.entry()))
        .filter(
            last ->
                matter.facts().of(ChampionChanged.class).stream()
                    .map(Fact::said)
                    .filter(told -> told.getEnvironment().equals(environment))
                    .noneMatch(told -> told.getRevision() >= last.said().getRevision()))
        .map(
            last ->
                Finding.at(
                        Code.PROMOTED_UNTOLD,
                        last,
                        "revision %d was promoted, and model.champion does not tell it"
                            .formatted(last.said().getRevision()))
                    .version(last.said().getVersion()));
  }

  private static @Nullable String difference(ChampionChanged told, ModelPromoted promoted) {
    Champion champion = told.getChampion();
    if (promoted.getKind() == PromotionKind.RETIREMENT) {
      return champion == null
          ? null
          : "version %d is said to run, and was retired".formatted(champion.getVersion());
    }
    if (champion == null) {
      return "nothing is said to run, and version %d was promoted".formatted(promoted.getVersion());
    }
    if (champion.getVersion() != promoted.getVersion()
        || !champion.getPromotionId().equals(promoted.getPromotionId())) {
      return "version %d by promotion %s is said to run, version %d was promoted by %s"
          .formatted(
              champion.getVersion(),
              champion.getPromotionId(),
              promoted.getVersion(),
              promoted.getPromotionId());
    }
    return Objects.equals(champion.getArtifact().getSha256(), promoted.getArtifact().getSha256())
        ? null
        : "artifact %s is said to run, %s was promoted"
            .formatted(champion.getArtifact().getSha256(), promoted.getArtifact().getSha256());
  }
}
