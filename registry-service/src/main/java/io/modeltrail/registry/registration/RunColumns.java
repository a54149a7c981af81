package io.modeltrail.registry.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/// What a training job said, as the table `training_run` holds it: what is looked for among very
/// many runs in `sought`, in a form that the database need not read first; some fields in columns
/// of their own; the rest in `content`. Rows of before have all of it in `content`.
public final class RunColumns {

  /// What [#read] reads, of `training_run` as `r`.
  public static final String COLUMNS =
      "r.event_id AS run_event_id, r.model_name, r.workspace, r.content, r.sought";

  private static final Set<String> ELSEWHERE =
      Set.of("eventId", "modelName", "workspace", "tags", "metrics", "parameters", "statistics");

  private static final Double NEGATIVE_ZERO = -0.0;

  private static final List<String> FIELDS =
      ModelTrained.getClassSchema().getFields().stream().map(Schema.Field::name).toList();

  private RunColumns() {}

  /// @param json takes the JSON text of the column `content`
  static void content(ModelTrained run, OutputStream json) {
    PlainJson.write(run, json, elsewhere(run));
  }

  /// @param json takes the JSON text of the column `sought`
  static void sought(ModelTrained run, OutputStream json) {
    Map<String, Object> sought = new LinkedHashMap<>();
    sought.put("tags", sorted(run.getTags()));
    sought.put("metrics", sorted(run.getMetrics()));
    sought.put("parameters", sorted(run.getParameters()));
    sought.put("statistics", sorted(run.getStatistics()));
    PlainJson.write(sought, json);
  }

  /// Figures of jsonb are decimal ones, which have no negative zero: figures with one stand in
  /// `content`, too.
  private static Set<String> elsewhere(ModelTrained run) {
    boolean metrics = hasNegativeZero(run.getMetrics());
    boolean statistics = hasNegativeZero(run.getStatistics());
    if (!metrics && !statistics) {
      return ELSEWHERE;
    }
    Set<String> elsewhere = new HashSet<>(ELSEWHERE);
    if (metrics) {
      elsewhere.remove("metrics");
    }
    if (statistics) {
      elsewhere.remove("statistics");
    }
    return elsewhere;
  }

  private static boolean hasNegativeZero(Map<String, Double> figures) {
    for (Double figure : figures.values()) {
      if (NEGATIVE_ZERO.equals(figure)) {
        return true;
      }
    }
    return false;
  }

  /// Shorter keys first, as jsonb has them (of ASCII): the database then finds them sorted.
  private static Map<String, Object> sorted(Map<String, ?> values) {
    String[] keys = values.keySet().toArray(String[]::new);
    Arrays.sort(keys, RunColumns::byLength);
    Map<String, Object> sorted = LinkedHashMap.newLinkedHashMap(keys.length);
    for (String key : keys) {
      sorted.put(key, values.get(key));
    }
    return sorted;
  }

  private static int byLength(String one, String other) {
    int longer = Integer.compare(one.length(), other.length());
    return longer == 0 ? one.compareTo(other) : longer;
  }

  /// All that was said, in the order of the contract.
  ///
  /// @param row with the [#COLUMNS]
  public static ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode said =
        JsonNodeFactory.instance
            .objectNode()
            .put("eventId", row.getString("run_event_id"))
            .put("modelName", row.getString("model_name"))
            .put("workspace", row.getString("workspace"));
    for (Map.Entry<String, JsonNode> field : Stored.json(row.getString("sought")).properties()) {
      said.set(field.getKey(), asSaid(field.getValue()));
    }
    said.setAll((ObjectNode) Stored.json(row.getString("content")));
    return inContractOrder(said);
  }

  /// Fields that only a later release knows come last.
  private static ObjectNode inContractOrder(ObjectNode said) {
    ObjectNode ordered = JsonNodeFactory.instance.objectNode();
    for (String field : FIELDS) {
      JsonNode value = said.remove(field);
      if (value != null) {
        ordered.set(field, value);
      }
    }
    return ordered.setAll(said);
  }

  /// jsonb writes a figure as a decimal, however many digits it has.
  private static JsonNode asSaid(JsonNode values) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      JsonNode stored = value.getValue();
      said.set(
          value.getKey(), stored.isNumber() ? DoubleNode.valueOf(stored.doubleValue()) : stored);
    }
    return said;
  }
}
