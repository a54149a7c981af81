package io.modeltrail.registry.registration;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The workspaces that this installation knows, and the revision of the rules that they are from.
///
/// @param governanceRevision 0 while they are configuration
public record Workspaces(Map<String, Workspace> byName, long governanceRevision) {

  public Workspaces {
    byName = new TreeMap<>(byName);
  }

  public static Workspaces of(Collection<Workspace> workspaces, long governanceRevision) {
    Map<String, Workspace> byName = new TreeMap<>();
    workspaces.forEach(workspace -> byName.put(workspace.name(), workspace));
    return new Workspaces(byName, governanceRevision);
  }

  public Optional<Workspace> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Their names, to be shown to a person.
  public String known() {
    return String.join(", ", byName.keySet());
  }
}
