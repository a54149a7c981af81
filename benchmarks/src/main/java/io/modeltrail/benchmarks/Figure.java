package io.modeltrail.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row of the result.
///
/// @param unit `events/s`, `models/s`, `entries/s`, `ms`, `s`, `MB` or `count`; of a slope with
///   `/min`
/// @param reference what it is compared with; null: nothing
/// @param ratio value to reference value
public record Figure(
    String name,
    double value,
    String unit,
    @Nullable String reference,
    @Nullable Double referenceValue,
    @Nullable Double ratio) {

  static Figure alone(String name, double value, String unit) {
    return new Figure(name, value, unit, null, null, null);
  }

  static Figure beside(
      String name, double value, String unit, String reference, double referenceValue) {
    return new Figure(name, value, unit, reference, referenceValue, value / referenceValue);
  }

  /// @param sorted from the least
  static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))];
  }

  String line() {
    String figure = String.format(Locale.ROOT, "%-28s %,12.1f %-9s", name, value, unit);
    return reference == null
        ? figure
        : figure
            + String.format(
                Locale.ROOT, " %s %,.1f %s, ratio %.2f", reference, referenceValue, unit, ratio);
  }
}
