package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.LOST;
import static io.modeltrail.torture.check.Violation.Kind.PROMOTION_WITHOUT_GATES;
import static io.modeltrail.torture.check.Violation.Kind.REVISION_GAP;
import static io.modeltrail.torture.check.Violation.Kind.STATE_WITHOUT_EVENT;
import static io.modeltrail.torture.check.Violation.Kind.STEP_GAP;
import static io.modeltrail.torture.check.Violation.Kind.TWO_CHAMPIONS;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.torture.history.Ladder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An environment gets the versions that its gates let in, no others, and one after the other; and
/// a promotion's steps are numbered 1, 2, 3 …
final class PromotionRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Map<String, Double> accuracies = new HashMap<>();
    List<ModelRegistered> versions =
        evidence.events("model.registered", ModelRegistered.class).toList();
    versions.forEach(
        it ->
            accuracies.put(
                it.getModelName() + "/" + it.getVersion(),
                it.getMetrics().getOrDefault("accuracy", Double.NaN)));
    Set<UUID> promoted = steps(evidence, findings);
    for (String environment : Ladder.ENVIRONMENTS) {
      Map<String, List<ModelPromoted>> told = new LinkedHashMap<>();
      evidence
          .events("model.promoted." + environment, ModelPromoted.class)
          .forEach(
              it -> told.computeIfAbsent(it.getModelName(), unused -> new ArrayList<>()).add(it));
      told.forEach((model, of) -> revisions(environment + "/" + model, of, findings));
      told.values().stream()
          .flatMap(List::stream)
          .forEach(it -> gates(it, accuracies, promoted, findings));
      versions.stream()
          .filter(it -> isAutomatic(it.getModelName()))
          .filter(it -> Ladder.passes(accuracy(it), environment))
          .filter(
              it ->
                  told.getOrDefault(it.getModelName(), List.of()).stream()
                      .noneMatch(each -> each.getVersion() == it.getVersion()))
          .forEach(
              it ->
                  findings.add(
                      LOST,
                      "%s/%s version %d".formatted(environment, it.getModelName(), it.getVersion()),
                      "it passes the gates, and was not promoted"));
    }
  }

  /// Nobody is asked, and versions come in the order of their numbers.
  private static boolean isAutomatic(String model) {
    return model.contains("-plain-") || model.contains("-posted-");
  }

  private static double accuracy(ModelRegistered version) {
    return version.getMetrics().getOrDefault("accuracy", Double.NaN);
  }

  /// @return the promotions that have come to their aim
  private static Set<UUID> steps(Evidence evidence, Findings findings) {
    Map<UUID, List<PromotionChanged>> all = new LinkedHashMap<>();
    Set<UUID> promoted = new HashSet<>();
    evidence
        .events("promotion.changed", PromotionChanged.class)
        .forEach(
            it -> {
              all.computeIfAbsent(it.getPromotionId(), unused -> new ArrayList<>()).add(it);
              if (it.getState() == PromotionState.PROMOTED) {
                promoted.add(it.getPromotionId());
              }
            });
    all.forEach(
        (id, steps) -> {
          for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).getStep() != i + 1) {
              findings.add(
                  STEP_GAP,
                  "promotion %s step %d".formatted(id, i + 1),
                  "step %d stands in its place",
                  steps.get(i).getStep());
              return;
            }
          }
        });
    return promoted;
  }

  private static void revisions(String key, List<ModelPromoted> of, Findings findings) {
    Map<Long, ModelPromoted> revisions = new HashMap<>();
    long last = 0;
    for (ModelPromoted each : of) {
      ModelPromoted before = revisions.putIfAbsent(each.getRevision(), each);
      String place = key + " revision " + each.getRevision();
      if (before != null && !before.equals(each)) {
        findings.add(
            TWO_CHAMPIONS,
            place,
            "it is version %d and version %d",
            before.getVersion(),
            each.getVersion());
      } else if (before == null && each.getRevision() != last + 1) {
        findings.add(REVISION_GAP, place, "it follows revision %d", last);
      }
      last = Math.max(last, each.getRevision());
    }
  }

  private static void gates(
      ModelPromoted it, Map<String, Double> accuracies, Set<UUID> promoted, Findings findings) {
    String place =
        "%s/%s version %d".formatted(it.getEnvironment(), it.getModelName(), it.getVersion());
    Double accuracy = accuracies.get(it.getModelName() + "/" + it.getVersion());
    if (accuracy == null || !Ladder.passes(accuracy, it.getEnvironment())) {
      findings.add(
          PROMOTION_WITHOUT_GATES,
          place,
          "accuracy %s, the environment asks for %s",
          accuracy,
          Ladder.floor(it.getEnvironment()));
    }
    if (!promoted.contains(it.getPromotionId())) {
      findings.add(
          STATE_WITHOUT_EVENT,
          place,
          "no step says that promotion %s is done",
          it.getPromotionId());
    }
  }
}
