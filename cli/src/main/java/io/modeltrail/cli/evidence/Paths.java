package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a text in a record by its path, as `$.approvals[0].by.subject`.
final class Paths {

  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\[(0|[1-9][0-9]{0,8})]");

  private Paths() {}

  /// @return empty if there is no text there
  static Optional<String> find(JsonNode record, String path) {
    if (!path.startsWith("$")) {
      return Optional.empty();
    }
    JsonNode node = record;
    Matcher step = STEP.matcher(path);
    int end = 1;
    while (step.find(end) && step.start() == end) {
      node = step.group(1) != null ? node.path(step.group(1)) : node.path(index(step.group(2)));
      end = step.end();
      if (end == path.length()) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int index(String digits) {
    return Integer.parseInt(digits);
  }
}
