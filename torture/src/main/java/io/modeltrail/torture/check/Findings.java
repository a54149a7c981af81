package io.modeltrail.torture.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found, each flaw once.
final class Findings {

  private final Map<String, Violation> found = new LinkedHashMap<>();

  /// @param detail a format for the values
  @SuppressWarnings("AnnotateFormatMethod") // a detail without values is no format: it may have a %
  void add(Violation.Kind kind, String place, String detail, @Nullable Object... values) {
    Violation violation =
        new Violation(kind, place, values.length == 0 ? detail : detail.formatted(values));
    found.putIfAbsent(violation.identity(), violation);
  }

  List<Violation> all() {
    return List.copyOf(found.values());
  }
}
