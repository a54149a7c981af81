package io.modeltrail.registry.registration;

import java.util.List;
import java.util.regex.Pattern;

/// Where a team trains.
///
/// @param name 1 to 63 of `a-z 0-9 -`, neither first nor last a hyphen
/// @param mode when its models become versions
/// @param serves the environments that its versions can be promoted to
public record Workspace(String name, RegistrationMode mode, List<String> serves) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Workspace {
    serves = List.copyOf(serves);
    check("workspace", name);
    serves.forEach(environment -> check("environment", environment));
  }

  private static void check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a name for a %s: 1 to 63 of a-z, 0-9 and hyphen, no hyphen at the ends"
              .formatted(name, what));
    }
  }
}
