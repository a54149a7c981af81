package io.modeltrail.examples.training;

import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;

/// Predicts a class. The slices are the true classes.
record Classification(String target) implements Task<Label> {

  @Override
  public String name() {
    return "classification";
  }

  @Override
  public OutputFactory<Label> outputs() {
    return new LabelFactory();
  }

  @Override
  public Map<String, Double> metrics(Model<Label> model, Dataset<Label> data) {
    var evaluation = evaluate(model, data);
    return Figures.finite(
        Map.of(
            "accuracy", evaluation.accuracy(),
            "macroF1", evaluation.macroAveragedF1(),
            "macroPrecision", evaluation.macroAveragedPrecision(),
            "macroRecall", evaluation.macroAveragedRecall()));
  }

  @Override
  public Map<String, Map<String, Double>> slices(Model<Label> model, Dataset<Label> data) {
    var evaluation = evaluate(model, data);
    var slices = new TreeMap<String, Map<String, Double>>();
    for (var label : data.getOutputs()) {
      slices.put(
          target + "=" + label.getLabel(),
          Figures.finite(
              Map.of(
                  "rows", evaluation.tp(label) + evaluation.fn(label),
                  "precision", evaluation.precision(label),
                  "recall", evaluation.recall(label),
                  "f1", evaluation.f1(label))));
    }
    return slices;
  }

  @Override
  public Map<String, Double> statistics(Dataset<Label> data) {
    var statistics = new TreeMap<String, Double>();
    statistics.put("classes", (double) data.getOutputs().size());
    for (var count : data.getOutputInfo().outputCountsIterable()) {
      statistics.put("share." + count.getA(), count.getB() / (double) data.size());
    }
    return Figures.finite(statistics);
  }

  private static LabelEvaluation evaluate(Model<Label> model, Dataset<Label> data) {
    return new LabelEvaluator().evaluate(model, data);
  }
}
