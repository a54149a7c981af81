package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what a path or query names: a model, a version by its number or by the environment that
/// runs it.
@ApplicationScoped
class Designations {

  private static final int COMPARED_MAX = 20;

  private final Models models;
  private final Versions versions;

  Designations(Models models, Versions versions) {
    this.models = models;
    this.versions = versions;
  }

  Models.View model(String name) throws SQLException {
    return models
        .find(name)
        .orElseThrow(() -> Problem.notFound("there is no model \"" + name + "\""));
  }

  /// @param version a number, or `@` and an environment
  int number(String model, String version) throws SQLException {
    return version.startsWith("@") ? champion(model(model), version) : number(version);
  }

  /// @param version a number, or `@` and an environment
  ObjectNode version(String model, String version) throws SQLException {
    int number = number(model, version);
    Optional<ObjectNode> found = versions.find(model, number);
    if (found.isEmpty()) {
      throw missing(model(model), number);
    }
    return found.get();
  }

  /// In the order in which they are named.
  List<ObjectNode> versions(String model, List<String> named) throws SQLException {
    Models.View known = model(model);
    if (named.size() < 2 || named.size() > COMPARED_MAX) {
      throw Problem.badRequest(
          "BAD_VERSIONS",
          "2 to %d versions can be compared, found %d".formatted(COMPARED_MAX, named.size()));
    }
    List<Integer> numbers = new ArrayList<>();
    for (String each : named) {
      String name = each.strip();
      int number = name.startsWith("@") ? champion(known, name) : number(name);
      if (numbers.contains(number)) {
        throw Problem.badRequest("BAD_VERSIONS", "version %d is named twice".formatted(number));
      }
      numbers.add(number);
    }
    Map<Integer, ObjectNode> found =
        versions.find(model, numbers).stream()
            .collect(Collectors.toMap(each -> each.get("version").intValue(), Function.identity()));
    List<ObjectNode> inOrder = new ArrayList<>();
    for (int number : numbers) {
      ObjectNode version = found.get(number);
      if (version == null) {
        throw missing(known, number);
      }
      inOrder.add(version);
    }
    return inOrder;
  }

  private static int champion(Models.View model, String version) {
    String environment = version.substring(1);
    return model.champions().stream()
        .filter(champion -> champion.environment().equals(environment))
        .findFirst()
        .orElseThrow(() -> Problem.notFound(nothingRuns(model, environment)))
        .version();
  }

  private static String nothingRuns(Models.View model, String environment) {
    String running =
        model.champions().stream()
            .map(each -> "%s runs version %d".formatted(each.environment(), each.version()))
            .collect(Collectors.joining(", "));
    return "environment \"%s\" runs no version of model \"%s\"; %s"
        .formatted(environment, model.name(), running.isEmpty() ? "no environment does" : running);
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(
          "BAD_VERSION",
          "a version is a number from 1, or @ and an environment as @production, found " + version);
    }
  }

  private static Problem.Thrown missing(Models.View model, int version) {
    return Problem.notFound(
        model.latestVersion() == 0
            ? "model \"%s\" has no version yet".formatted(model.name())
            : "model \"%s\" has no version %d; its versions are 1 to %d"
                .formatted(model.name(), version, model.latestVersion()));
  }
}
