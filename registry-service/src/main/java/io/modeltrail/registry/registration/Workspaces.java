package io.modeltrail.registry.registration;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Workspace;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The workspaces of one revision of the rules.
///
/// @param environments the ladder, lowest first
public record Workspaces(
    List<Workspace> rules, List<String> environments, long governanceRevision) {

  public static Workspaces of(Rules rules) {
    return new Workspaces(
        rules.governance().workspaces(),
        rules.governance().environments().stream().map(Environment::name).toList(),
        rules.revision());
  }

  public Optional<Workspace> find(String name) {
    for (Workspace rule : rules) { // several times an event
      if (rule.name().equals(name)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// Why something of a workspace that is not there is refused.
  public Refusal unknown(String name) {
    String known = rules.stream().map(Workspace::name).sorted().collect(Collectors.joining(", "));
    return new Refusal(
        "UNKNOWN_WORKSPACE", "workspace \"%s\" is not known; known: %s".formatted(name, known));
  }
}
