package io.modeltrail.governance;

import io.modeltrail.event.RiskTier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rules of one governance file, known to be sound.
///
/// @param environments the ladder, lowest first; at least one
/// @param workspaces at least one
/// @param models exceptions for some models, in the order of the file
public record Governance(
    List<Environment> environments, List<Workspace> workspaces, List<ModelRule> models) {

  /// @throws IllegalArgumentException if they do not fit together.
  ///   [io.modeltrail.governance.reading.GovernanceFile] says it better: with places, and all at
  ///   once.
  public Governance {
    models = List.copyOf(models);
    environments = List.copyOf(environments);
    workspaces = List.copyOf(workspaces);
    if (environments.isEmpty() || workspaces.isEmpty()) {
      throw new IllegalArgumentException("There is no environment, or no workspace");
    }
    var lower = new HashSet<String>();
    for (var environment : environments) {
      var after = environment.after();
      if (after != null && !lower.contains(after.environment())) {
        throw new IllegalArgumentException(
            "%s is after %s, which is not below it"
                .formatted(environment.name(), after.environment()));
      }
      if (!lower.add(environment.name())) {
        throw new IllegalArgumentException("Twice: " + environment.name());
      }
    }
    var names = new HashSet<String>();
    var served = new HashSet<String>();
    for (var workspace : workspaces) {
      served.addAll(workspace.serves());
      if (!names.add(workspace.name())) {
        throw new IllegalArgumentException("Twice: " + workspace.name());
      }
    }
    if (!served.equals(lower)) {
      throw new IllegalArgumentException("%s serve %s".formatted(served, lower));
    }
  }

  /// Without exceptions.
  ///
  /// @throws IllegalArgumentException if they do not fit together
  public Governance(List<Environment> environments, List<Workspace> workspaces) {
    this(environments, workspaces, List.of());
  }

  /// The ladder as it is for one model, with all exceptions that apply to it, a later one upon an
  /// earlier one.
  ///
  /// @param tier UNKNOWN if nobody has said it
  public Governance of(String modelName, RiskTier tier) {
    var rules = models.stream().filter(rule -> rule.match().applies(modelName, tier)).toList();
    if (rules.isEmpty()) {
      return this;
    }
    var own = new ArrayList<Environment>();
    for (var environment : environments) {
      var one = environment;
      for (var rule : rules) {
        one = rule.of(one);
      }
      own.add(one);
    }
    return new Governance(own, workspaces, models);
  }

  /// The environment of that name.
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /// The roles that people can have by these rules: to approve, to promote in an emergency, to roll
  /// back.
  public Set<String> roles() {
    var roles = new TreeSet<String>();
    environments.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), models.stream().map(rule -> rule.of(one))))
        .forEach(one -> roles.addAll(one.roles()));
    return roles;
  }

  /// Whether it counts anywhere which code a version was trained from, if only for some models.
  public boolean asksForSameCode() {
    return environments.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), models.stream().map(rule -> rule.of(one))))
        .map(Environment::after)
        .anyMatch(after -> after != null && after.sameCode());
  }

  /// The workspace of that name.
  public Optional<Workspace> workspace(String name) {
    return workspaces.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /// What is other than it was, as sentences: the ladder first, then the workspaces, then the
  /// exceptions. Empty: nothing is.
  public List<String> changes(Governance before) {
    var changes = new ArrayList<String>();
    changes.addAll(new EnvironmentChanges("before").of(before.environments, environments));
    changes.addAll(WorkspaceChanges.of(before.workspaces, workspaces));
    changes.addAll(new ModelChanges(environments).of(before.models, models));
    return List.copyOf(changes);
  }
}
