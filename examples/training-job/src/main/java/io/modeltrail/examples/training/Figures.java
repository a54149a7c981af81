package io.modeltrail.examples.training;

import java.util.Map;
import java.util.TreeMap;

/// Figures for an event: by name, and finite, since the registry refuses NaN and infinities.
final class Figures {

  private Figures() {}

  /// The figures that are finite, sorted by name. A figure that cannot be told is left out.
  static Map<String, Double> finite(Map<String, Double> figures) {
    var finite = new TreeMap<>(figures);
    finite.values().removeIf(figure -> !Double.isFinite(figure));
    return finite;
  }
}
