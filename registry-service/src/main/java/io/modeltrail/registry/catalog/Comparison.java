package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// Versions of a model side by side.
///
/// @param versions their numbers; the values of every line are in this order
/// @param version what the registry knows of them
record Comparison(
    String modelName,
    List<Integer> versions,
    List<Line> version,
    List<Line> parameters,
    List<Line> metrics,
    List<Line> evaluations,
    List<Line> statistics,
    List<Line> tags,
    List<Line> datasets,
    List<Line> run,
    List<Line> artifact) {

  private static final List<String> OF_VERSION =
      List.of("phase", "workspace", "algorithm", "task", "registeredAt", "championIn");

  /// What has the same name in all versions.
  ///
  /// @param values one per version; null: it has none
  /// @param differs whether not all of them are the same
  record Line(String name, List<JsonNode> values, boolean differs) {

    static Line of(String name, List<JsonNode> values) {
      return new Line(name, values, new HashSet<>(values).size() > 1);
    }
  }

  /// Puts values of a version in by their names.
  private interface Taking extends BiConsumer<ObjectNode, Map<String, JsonNode>> {}

  /// @param views two or more, of one model
  static Comparison of(List<ObjectNode> views) {
    return new Comparison(
        views.getFirst().get("modelName").textValue(),
        views.stream().map(view -> view.get("version").intValue()).toList(),
        lines(
            views,
            (view, values) ->
                view.properties().stream()
                    .filter(field -> OF_VERSION.contains(field.getKey()))
                    .forEach(field -> values.put(field.getKey(), field.getValue()))),
        lines(views, object("parameters")),
        lines(views, object("metrics")),
        lines(views, Comparison::evaluations),
        lines(views, object("statistics")),
        lines(views, object("tags")),
        lines(views, Comparison::datasets),
        lines(views, object("run")),
        lines(views, object("artifact")));
  }

  private static List<Line> lines(List<ObjectNode> views, Taking taking) {
    List<Map<String, JsonNode>> columns = new ArrayList<>();
    var names = new TreeSet<String>();
    for (ObjectNode view : views) {
      Map<String, JsonNode> values = new TreeMap<>();
      taking.accept(view, values);
      names.addAll(values.keySet());
      columns.add(values);
    }
    return names.stream()
        .map(
            name ->
                Line.of(
                    name,
                    columns.stream()
                        .map(column -> column.getOrDefault(name, NullNode.getInstance()))
                        .toList()))
        .toList();
  }

  private static Taking object(String field) {
    return (view, values) ->
        view.path(field).properties().forEach(each -> values.put(each.getKey(), each.getValue()));
  }

  /// By role and name, as `TRAINING wine`; a second one of both as `TRAINING wine (2)`.
  private static void datasets(ObjectNode view, Map<String, JsonNode> values) {
    for (JsonNode dataset : view.path("datasets")) {
      String name = dataset.path("role").asText() + " " + dataset.path("name").asText();
      String line = name;
      for (int i = 2; values.containsKey(line); i++) {
        line = name + " (" + i + ")";
      }
      values.put(line, dataset);
    }
  }

  /// By data set, slice and metric, as `test / age<30: auc`.
  private static void evaluations(ObjectNode view, Map<String, JsonNode> values) {
    for (JsonNode evaluation : view.path("evaluations")) {
      String slice = evaluation.path("slice").asText("");
      String of = evaluation.path("dataset").asText() + (slice.isEmpty() ? "" : " / " + slice);
      evaluation
          .path("metrics")
          .properties()
          .forEach(metric -> values.put(of + ": " + metric.getKey(), metric.getValue()));
    }
  }
}
