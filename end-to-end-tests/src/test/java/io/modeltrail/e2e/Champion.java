package io.modeltrail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import java.util.HashMap;
import java.util.Map;

/// What an environment runs of a model, whoever says it.
///
/// @param version null, as what follows from it: the model was retired there
record Champion(Integer version, long revision, String promotionId, String sha256) {

  static String key(String environment, String model) {
    return environment + "/" + model;
  }

  /// The log's last word on each. An old word must not come after a newer one.
  static Map<String, Champion> last(Observed log) {
    Map<String, Champion> last = new HashMap<>();
    for (ChampionChanged each : log.all("model.champion", new ChampionChanged())) {
      Champion champion = of(each);
      Champion before = last.put(key(each.getEnvironment(), each.getModelName()), champion);
      assertThat(champion.revision).isGreaterThan(before == null ? 0 : before.revision);
    }
    return last;
  }

  /// What HTTP says.
  static Map<String, Champion> told(Api promotion) throws Exception {
    Map<String, Champion> told = new HashMap<>();
    for (String environment : Reference.ENVIRONMENTS) {
      for (JsonNode each : promotion.list("/environments/" + environment + "/champions", 30)) {
        told.put(key(environment, each.get("modelName").asText()), of(each));
      }
    }
    return told;
  }

  static Champion of(ChampionChanged told) {
    if (told.getChampion() == null) {
      return retired(told.getRevision());
    }
    return new Champion(
        told.getChampion().getVersion(),
        told.getRevision(),
        told.getChampion().getPromotionId().toString(),
        told.getChampion().getArtifact().getSha256());
  }

  static Champion of(ModelPromoted told) {
    if (told.getKind() == PromotionKind.RETIREMENT) {
      return retired(told.getRevision());
    }
    return new Champion(
        told.getVersion(),
        told.getRevision(),
        told.getPromotionId().toString(),
        told.getArtifact().getSha256());
  }

  private static Champion of(JsonNode told) {
    if (told.has("champion")) {
      return retired(told.get("revision").asLong());
    }
    return new Champion(
        told.get("version").asInt(),
        told.get("revision").asLong(),
        told.get("promotionId").asText(),
        told.at("/artifact/sha256").asText());
  }

  private static Champion retired(long revision) {
    return new Champion(null, revision, null, null);
  }
}
