package io.modeltrail.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Something that is looked at again and again, to see whether it grows.
final class Series {

  private final String name;
  private final String unit;
  private final List<Double> minutes = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  Series(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  /// @param minute when, since the first look
  void add(double minute, double value) {
    minutes.add(minute);
    values.add(value);
  }

  /// The slope of the straight line that is nearest to the values (least squares), per minute.
  double slope() {
    double meanOfMinutes = mean(minutes);
    double meanOfValues = mean(values);
    double above = 0;
    double below = 0;
    for (int i = 0; i < values.size(); i++) {
      double distance = minutes.get(i) - meanOfMinutes;
      above += distance * (values.get(i) - meanOfValues);
      below += distance * distance;
    }
    return below == 0 ? 0 : above / below;
  }

  /// Its mean, and its slope.
  List<Figure> figures() {
    return values.isEmpty()
        ? List.of()
        : List.of(
            Figure.alone(name, mean(values), unit),
            Figure.alone(name + "-slope", slope(), unit + "/min"));
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).average().orElse(0);
  }
}
