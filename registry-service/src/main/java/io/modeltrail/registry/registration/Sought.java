package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What of a run is looked for among very many runs, and so stands in the database in a form that
/// it need not read first.
final class Sought {

  /// That of keys in jsonb: the database then finds them sorted.
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private Sought() {}

  /// @param json takes the JSON text
  static void write(ModelTrained run, OutputStream json) {
    Map<String, Object> sought = new LinkedHashMap<>();
    sought.put("tags", sorted(run.getTags()));
    sought.put("metrics", sorted(run.getMetrics()));
    sought.put("parameters", sorted(run.getParameters()));
    sought.put("statistics", sorted(run.getStatistics()));
    PlainJson.write(sought, json);
  }

  private static Map<String, Object> sorted(Map<String, ?> values) {
    Map<String, Object> sorted = new TreeMap<>(ORDER);
    sorted.putAll(values);
    return sorted;
  }
}
