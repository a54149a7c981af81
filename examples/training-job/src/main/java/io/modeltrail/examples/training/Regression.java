package io.modeltrail.examples.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.OutputFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluator;

/// Predicts a number. The slices are the values of one feature that has few.
record Regression(String slicedBy) implements Task<Regressor> {

  @Override
  public String name() {
    return "regression";
  }

  @Override
  public OutputFactory<Regressor> outputs() {
    return new RegressionFactory();
  }

  @Override
  public Map<String, Double> metrics(Model<Regressor> model, Dataset<Regressor> data) {
    return metrics(model, data, data.getData());
  }

  @Override
  public Map<String, Map<String, Double>> slices(Model<Regressor> model, Dataset<Regressor> data) {
    var bySlice =
        data.getData().stream()
            .collect(Collectors.groupingBy(this::slice, TreeMap::new, Collectors.toList()));
    var slices = new TreeMap<String, Map<String, Double>>();
    bySlice.forEach(
        (slice, examples) -> {
          var metrics = new TreeMap<>(metrics(model, data, examples));
          metrics.put("rows", (double) examples.size());
          slices.put(slice, metrics);
        });
    return slices;
  }

  @Override
  public Map<String, Double> statistics(Dataset<Regressor> data) {
    var values = data.getData().stream().mapToDouble(Regression::target).summaryStatistics();
    var mean = values.getAverage();
    var variance =
        data.getData().stream()
            .mapToDouble(example -> Math.pow(target(example) - mean, 2))
            .average()
            .orElseThrow();
    return Figures.finite(
        Map.of(
            "target.mean", mean,
            "target.stddev", Math.sqrt(variance),
            "target.min", values.getMin(),
            "target.max", values.getMax()));
  }

  private static Map<String, Double> metrics(
      Model<Regressor> model, Dataset<Regressor> data, List<Example<Regressor>> examples) {
    var predictions = new ArrayList<>(model.predict(examples));
    var evaluation =
        new RegressionEvaluator().evaluate(model, predictions, data.getSourceProvenance());
    return Figures.finite(
        Map.of(
            "rmse", evaluation.averageRMSE(),
            "mae", evaluation.averageMAE(),
            "r2", evaluation.averageR2()));
  }

  private String slice(Example<Regressor> example) {
    return StreamSupport.stream(example.spliterator(), false)
        .filter(feature -> feature.getName().equals(slicedBy))
        .mapToDouble(Feature::getValue)
        .mapToObj(value -> "%s=%.0f".formatted(slicedBy, value))
        .findFirst()
        .orElse(slicedBy + "=none");
  }

  private static double target(Example<Regressor> example) {
    return example.getOutput().getValues()[0];
  }
}
