package io.modeltrail.examples.training;

import java.util.Map;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.OutputFactory;

/// What is predicted, and by which figures it is judged. All figures are finite.
sealed interface Task<T extends Output<T>> permits Classification, Regression {

  /// Such as `classification`.
  String name();

  /// Reads the target from its text.
  OutputFactory<T> outputs();

  /// How good `model` is on `data`: metric to figure.
  Map<String, Double> metrics(Model<T> model, Dataset<T> data);

  /// How good it is on the parts of `data`: slice, such as `sex=1`, to metrics.
  Map<String, Map<String, Double>> slices(Model<T> model, Dataset<T> data);

  /// What the target looks like in `data`.
  Map<String, Double> statistics(Dataset<T> data);
}
