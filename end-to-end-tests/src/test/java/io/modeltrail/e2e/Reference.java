package io.modeltrail.e2e;

import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the rules of `governance.yaml` have to come to for one model, in plain Java: every version
/// goes to dev, from there to qa if it is good enough, from there to production if it does not make
/// things worse.
final class Reference {

  static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");

  private final List<Map<String, Double>> metrics;
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<String, List<Integer>> reigns = new LinkedHashMap<>();

  /// What one promotion has to come to.
  ///
  /// @param before what the environment ran before; null for nothing
  /// @param gates name to whether it lets the version pass
  record Decision(int version, String environment, Integer before, Map<String, Boolean> gates) {

    /// As the log has it.
    static Decision of(PromotionChanged step) {
      Map<String, Boolean> gates = new HashMap<>();
      step.getGates().forEach(it -> gates.put(it.getName(), it.getOutcome() == GateOutcome.PASSED));
      return new Decision(
          step.getVersion(), step.getEnvironment(), step.getChampionVersion(), gates);
    }

    boolean promoted() {
      return !gates.containsValue(false);
    }
  }

  /// @param versions 1, 2, 3 …, as the log has them
  Reference(List<ModelRegistered> versions) {
    this.metrics = versions.stream().map(ModelRegistered::getMetrics).toList();
    ENVIRONMENTS.forEach(environment -> reigns.put(environment, new ArrayList<>()));
    for (int version = 1; version <= metrics.size(); version++) {
      boolean goesOn = true;
      for (int i = 0; goesOn && i < ENVIRONMENTS.size(); i++) {
        goesOn = decide(version, ENVIRONMENTS.get(i));
      }
    }
  }

  /// In the order in which they are made.
  List<Decision> decisions() {
    return decisions;
  }

  /// The versions that an environment has run: the champions of revisions 1, 2, 3 …
  List<Integer> reigns(String environment) {
    return reigns.get(environment);
  }

  private boolean decide(int version, String environment) {
    List<Integer> champions = reigns.get(environment);
    Integer before = champions.isEmpty() ? null : champions.getLast();
    Decision decision =
        new Decision(version, environment, before, gates(environment, of(version), before));
    decisions.add(decision);
    if (decision.promoted()) {
      champions.add(version);
    }
    return decision.promoted();
  }

  private Map<String, Boolean> gates(
      String environment, Map<String, Double> figures, Integer before) {
    Map<String, Double> champion = before == null ? null : of(before);
    Double accuracy = figures.get("accuracy");
    Double r2 = figures.get("r2");
    return switch (environment) {
      case "dev" -> Map.of();
      case "qa" ->
          Map.of(
              "measured", accuracy != null || r2 != null,
              "accuracy floor", accuracy == null || accuracy >= 0.80,
              "R² floor", r2 == null || r2 >= 0.30);
      case "production" ->
          Map.of(
              "not worse than the champion",
              champion == null
                  || (accuracy != null && accuracy >= champion.get("accuracy") - 0.005)
                  || (r2 != null && r2 >= champion.get("r2") - 0.005),
              "worth the change",
              champion == null || r2 == null || r2 >= champion.get("r2") + 0.05);
      default -> throw new IllegalArgumentException(environment);
    };
  }

  private Map<String, Double> of(int version) {
    return metrics.get(version - 1);
  }
}
