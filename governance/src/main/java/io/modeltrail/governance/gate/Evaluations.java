package io.modeltrail.governance.gate;

import static io.modeltrail.governance.gate.VersionFields.ordered;
import static io.modeltrail.governance.gate.VersionFields.put;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was measured of a version, and on which data: what the training job said, then what was
/// found out later, in the order of the log.
final class Evaluations {

  private final Map<Part, Map<String, Double>> figures;

  private Evaluations(Map<Part, Map<String, Double>> figures) {
    this.figures = figures;
  }

  /// All of a data set, or a slice of it.
  private record Part(String dataset, @Nullable String slice) {}

  /// Of a figure that was measured more than once, the last counts.
  static Evaluations of(Subject subject) {
    var figures = new HashMap<Part, Map<String, Double>>();
    var version = subject.version();
    add(figures, version.getMetricsDataset(), null, version.getMetrics());
    for (var one : said(subject)) {
      add(figures, one.getDataset(), one.getSlice(), one.getMetrics());
    }
    return new Evaluations(figures);
  }

  /// For conditions: each with its metrics, and where they were said, data set and slice.
  static List<Map<String, Object>> list(Subject subject) {
    return said(subject).stream().map(Evaluations::fields).toList();
  }

  /// Nothing if nothing was measured there.
  Map<String, Double> on(String dataset, @Nullable String slice) {
    return figures.getOrDefault(new Part(dataset, slice), Map.of());
  }

  /// For people: as `there are figures on: holdout, holdout [country=DE]`.
  String known(int most) {
    var names = new TreeSet<String>();
    figures
        .keySet()
        .forEach(
            part ->
                names.add(
                    part.slice() == null
                        ? part.dataset()
                        : "%s [%s]".formatted(part.dataset(), part.slice())));
    return names.isEmpty()
        ? "there are figures on no data set"
        : "there are figures on: " + String.join(", ", names.stream().limit(most).toList());
  }

  private static List<Evaluation> said(Subject subject) {
    var said = new ArrayList<>(subject.version().getEvaluations());
    for (var assessed : subject.assessments()) {
      var told = assessed.told();
      if (told.getKind() == AssessmentKind.EVALUATION) {
        var dataset = VersionFields.orEmpty(told.getDataset());
        said.add(Evaluation.newBuilder().setDataset(dataset).setMetrics(told.getMetrics()).build());
      }
    }
    return said;
  }

  private static Map<String, Object> fields(Evaluation evaluation) {
    var fields = new HashMap<String, Object>();
    put(fields, "dataset", evaluation.getDataset().isEmpty() ? null : evaluation.getDataset());
    put(fields, "slice", evaluation.getSlice());
    fields.put("metrics", ordered(evaluation.getMetrics()));
    return ordered(fields);
  }

  private static void add(
      Map<Part, Map<String, Double>> figures,
      @Nullable String dataset,
      @Nullable String slice,
      Map<String, Double> metrics) {
    if (dataset != null && !dataset.isEmpty()) {
      figures.computeIfAbsent(new Part(dataset, slice), part -> new TreeMap<>()).putAll(metrics);
    }
  }
}
