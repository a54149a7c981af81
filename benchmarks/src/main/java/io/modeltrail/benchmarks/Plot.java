package io.modeltrail.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A few figures beside each other as bars, from zero, as SVG that is readable on light and dark
/// pages.
final class Plot {

  private static final int WIDTH = 440;
  private static final int HEIGHT = 200;
  private static final int TOP = 44;
  private static final int BOTTOM = 170;

  private final String title;
  private final Map<String, Double> bars = new LinkedHashMap<>();

  Plot(String title) {
    this.title = title;
  }

  /// @param label below the bar
  /// @param value not negative
  void bar(String label, double value) {
    bars.put(label, value);
  }

  String svg() {
    double most = bars.values().stream().mapToDouble(x -> x).max().orElse(0);
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <text x="20" y="24" fill="#222222">%s</text>
            """
                .formatted(WIDTH, HEIGHT, title));
    int room = (WIDTH - 40) / Math.max(1, bars.size());
    int left = 20;
    for (Map.Entry<String, Double> bar : bars.entrySet()) {
      double height = most == 0 ? 0 : bar.getValue() / most * (BOTTOM - TOP - 16);
      svg.append(bar(bar, left, room, height));
      left += room;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Map.Entry<String, Double> bar, int left, int room, double height) {
    int middle = left + room / 2;
    return String.format(
        Locale.ROOT,
        """
        <rect x="%d" y="%.1f" width="%d" height="%.1f" fill="#3b6ea5"/>
        <text x="%d" y="%.1f" text-anchor="middle" fill="#222222">%s</text>
        <text x="%d" y="%d" text-anchor="middle" fill="#222222">%s</text>
        """,
        left + room / 6,
        BOTTOM - height,
        room * 2 / 3,
        height,
        middle,
        BOTTOM - height - 5,
        String.format(Locale.ROOT, bar.getValue() < 100 ? "%.1f" : "%,.0f", bar.getValue()),
        middle,
        BOTTOM + 18,
        bar.getKey());
  }
}
