package io.modeltrail.localstack.demo;

import io.modeltrail.event.ModelRegistered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the default rules must decide about one version, by arithmetic of the story's own.
///
/// @param figure accuracy or R²
/// @param decisions by environment, as `qa PROMOTED`; a version that is refused goes no further
record Expected(String model, int version, String figure, List<String> decisions) {

  private static final double SLACK = 0.005;
  private static final double WORTH = 0.05;

  /// @param registered in order per model
  /// @param asked versions that were promoted to production by hand, by model
  /// @param worthRevision the last revision of the rules that asks for R² to be worth the change
  static List<Expected> of(
      List<ModelRegistered> registered, Map<String, Integer> asked, long worthRevision) {
    List<Expected> all = new ArrayList<>();
    Map<String, ModelRegistered> champions = new TreeMap<>();
    registered.stream()
        .sorted(
            Comparator.comparing(ModelRegistered::getModelName)
                .thenComparingInt(ModelRegistered::getVersion))
        .forEach(
            version -> {
              boolean worth = version.getGovernanceRevision() <= worthRevision;
              all.add(of(version, champions.get(version.getModelName()), worth));
              boolean promoted = all.getLast().decisions.contains("production PROMOTED");
              boolean byHand =
                  Integer.valueOf(version.getVersion()).equals(asked.get(version.getModelName()));
              if (promoted || byHand) {
                champions.put(version.getModelName(), version);
              }
            });
    return all;
  }

  private static Expected of(
      ModelRegistered version, @Nullable ModelRegistered champion, boolean worth) {
    List<String> decisions = new ArrayList<>(List.of("dev PROMOTED"));
    double value = value(version);
    boolean accuracy = version.getMetrics().containsKey("accuracy");
    if (value < (accuracy ? 0.80 : 0.30)) {
      decisions.add("qa REFUSED");
    } else {
      decisions.add("qa PROMOTED");
      boolean better =
          champion == null
              || (value >= value(champion) - SLACK
                  && (accuracy || !worth || value >= value(champion) + WORTH));
      decisions.add(better ? "production PROMOTED" : "production REFUSED");
    }
    return new Expected(
        version.getModelName(),
        version.getVersion(),
        "%s %.3f".formatted(accuracy ? "accuracy" : "R²", value),
        List.copyOf(decisions));
  }

  private static double value(ModelRegistered version) {
    Map<String, Double> metrics = version.getMetrics();
    return metrics.getOrDefault("accuracy", metrics.getOrDefault("r2", Double.NaN));
  }

  String inWords() {
    return String.join(", ", decisions);
  }
}
