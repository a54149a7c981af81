package io.modeltrail.promotion.reports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.DeploymentOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is said to run in the targets of an environment.
@ApplicationScoped
public class Reported {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> AS_REPORTED =
      List.of("runningSha256", "endpoint", "trafficPercent", "detail");

  private static final int TARGETS_MAX = 1_000;

  /// Of each model of a list.
  private static final int TARGETS_IN_LIST_MAX = 100;

  private final DeploymentReports reports;

  Reported(DeploymentReports reports) {
    this.reports = reports;
  }

  /// The last report of each target that was so at a moment, by target. `asPromoted` is left out
  /// where the report does not tell.
  ///
  /// @param expected the SHA-256 of the artifact that should run then; null: nothing should
  public List<ObjectNode> at(
      String environment, String model, Instant at, @Nullable String expected) {
    return reports.effective(environment, List.of(model), at, TARGETS_MAX).stream()
        .map(each -> view(each, expected))
        .toList();
  }

  /// The same of several models, and of fewer targets of each, by model.
  ///
  /// @param expected by model, what should run
  public Map<String, List<ObjectNode>> at(
      String environment, Map<String, Optional<String>> expected, Instant at) {
    return reports.effective(environment, expected.keySet(), at, TARGETS_IN_LIST_MAX).stream()
        .collect(
            groupingBy(
                each -> each.modelName,
                mapping(each -> view(each, expected(expected, each)), toList())));
  }

  private static @Nullable String expected(
      Map<String, Optional<String>> expected, ReportEntity report) {
    return expected.getOrDefault(report.modelName, Optional.empty()).orElse(null);
  }

  private static ObjectNode view(ReportEntity report, @Nullable String expected) {
    ObjectNode view = JSON.createObjectNode();
    view.put("target", report.target);
    view.put("outcome", report.outcome);
    view.put("version", report.version);
    AS_REPORTED.stream()
        .filter(report.content::has)
        .forEach(field -> view.set(field, report.content.get(field)));
    view.put("since", report.effectiveFrom.toString());
    JsonNode running = report.content.get("runningSha256");
    asPromoted(report.outcome, running == null ? null : running.textValue(), expected)
        .ifPresent(truth -> view.put("asPromoted", truth));
    view.put("report", ReportResource.href(report));
    return view;
  }

  /// Whether what runs there is what should; empty: it was not said.
  static Optional<Boolean> asPromoted(
      String outcome, @Nullable String running, @Nullable String expected) {
    return switch (DeploymentOutcome.valueOf(outcome)) {
      case REMOVED -> Optional.of(expected == null);
      case FAILED, SUCCEEDED, ROLLED_BACK, UNKNOWN ->
          running != null
              ? Optional.of(running.equals(expected))
              : expected == null ? Optional.of(false) : Optional.empty();
    };
  }
}
