package io.modeltrail.registry.registration;

import io.modeltrail.governance.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The workspaces of one revision of the rules.
public record Workspaces(List<io.modeltrail.governance.Workspace> rules, long governanceRevision) {

  public static Workspaces of(Rules rules) {
    return new Workspaces(rules.governance().workspaces(), rules.revision());
  }

  public Optional<Workspace> find(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst().map(Workspace::of);
  }

  /// Their names, to be shown to a person.
  public String known() {
    return rules.stream()
        .map(io.modeltrail.governance.Workspace::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
