package io.modeltrail.governance;

import java.util.List;

/// Where a team trains.
///
/// @param serves the environments that its versions can be promoted to, at least one
public record Workspace(String name, Registration register, List<String> serves) {

  /// @throws IllegalArgumentException if the name is wrong, or nothing is served, or something
  ///   twice
  public Workspace {
    serves = List.copyOf(serves);
    Names.check(Names.isWorkspace(name), "a workspace", name, Names.NAME_EXPECTED);
    if (serves.isEmpty() || serves.stream().distinct().count() < serves.size()) {
      throw new IllegalArgumentException(
          "%s has to serve one environment or more, each once, not %s".formatted(name, serves));
    }
  }
}
