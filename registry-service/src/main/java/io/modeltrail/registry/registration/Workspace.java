package io.modeltrail.registry.registration;

import java.util.List;

/// Where a team trains.
///
/// @param mode when its models become versions
/// @param serves the environments that its versions can be promoted to
public record Workspace(String name, RegistrationMode mode, List<String> serves) {

  public Workspace {
    serves = List.copyOf(serves);
  }

  static Workspace of(io.modeltrail.governance.Workspace rule) {
    return new Workspace(rule.name(), RegistrationMode.of(rule.register()), rule.serves());
  }
}
