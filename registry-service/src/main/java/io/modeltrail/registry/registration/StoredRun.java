package io.modeltrail.registry.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a training job said, in the columns of `training_run`, each thing once: what is looked for
/// among very many runs is `sought`, in a form that the database need not read first; what has a
/// column of its own is there; the rest is `content`. Rows of before have all of it in `content`.
public final class StoredRun {

  /// What [#read] reads.
  public static final String COLUMNS =
      "r.event_id AS run_event_id, r.model_name, r.workspace, r.content, r.sought";

  private static final Set<String> OWN_COLUMNS = Set.of("eventId", "modelName", "workspace");

  private static final Double NEGATIVE_ZERO = -0.0;

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredRun() {}

  /// @param json takes the JSON text of the column `content`
  static void content(ModelTrained run, OutputStream json) {
    Set<String> elsewhere = new HashSet<>(OWN_COLUMNS);
    fields(run)
        .forEach(
            (name, values) -> {
              if (isKeptExactly(values)) {
                elsewhere.add(name);
              }
            });
    PlainJson.write(run, json, elsewhere);
  }

  /// @param json takes the JSON text of the column `sought`
  static void sought(ModelTrained run, OutputStream json) {
    Map<String, Object> sought = new LinkedHashMap<>();
    fields(run).forEach((name, values) -> sought.put(name, sorted(values)));
    PlainJson.write(sought, json);
  }

  private static Map<String, Map<String, ?>> fields(ModelTrained run) {
    Map<String, Map<String, ?>> fields = new LinkedHashMap<>();
    fields.put("tags", run.getTags());
    fields.put("metrics", run.getMetrics());
    fields.put("parameters", run.getParameters());
    fields.put("statistics", run.getStatistics());
    return fields;
  }

  /// Figures of jsonb are decimal ones, which have no negative zero.
  private static boolean isKeptExactly(Map<String, ?> values) {
    for (Object value : values.values()) {
      if (NEGATIVE_ZERO.equals(value)) {
        return false;
      }
    }
    return true;
  }

  /// In jsonb's own order of keys, shorter ones first: the database then finds them sorted.
  private static Map<String, Object> sorted(Map<String, ?> values) {
    String[] keys = values.keySet().toArray(String[]::new);
    Arrays.sort(keys, StoredRun::inOrder);
    Map<String, Object> sorted = LinkedHashMap.newLinkedHashMap(keys.length);
    for (String key : keys) {
      sorted.put(key, values.get(key));
    }
    return sorted;
  }

  private static int inOrder(String one, String other) {
    int byLength = Integer.compare(one.length(), other.length());
    return byLength == 0 ? one.compareTo(other) : byLength;
  }

  /// All that was said.
  ///
  /// @param row with the [#COLUMNS]
  public static ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode said =
        JSON.createObjectNode()
            .put("eventId", row.getString("run_event_id"))
            .put("modelName", row.getString("model_name"))
            .put("workspace", row.getString("workspace"));
    said.setAll(object(row.getString("content")));
    for (Map.Entry<String, JsonNode> field : object(row.getString("sought")).properties()) {
      said.putIfAbsent(field.getKey(), asSaid(field.getValue()));
    }
    return said;
  }

  /// jsonb writes a figure as a decimal, however many digits it has.
  private static JsonNode asSaid(JsonNode values) {
    ObjectNode said = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      JsonNode stored = value.getValue();
      said.set(
          value.getKey(), stored.isNumber() ? DoubleNode.valueOf(stored.doubleValue()) : stored);
    }
    return said;
  }

  private static ObjectNode object(String stored) {
    try {
      return (ObjectNode) JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }
}
