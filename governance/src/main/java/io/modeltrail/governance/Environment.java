package io.modeltrail.governance;

import io.modeltrail.governance.gate.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rung of the ladder.
///
/// @param after where a version has to be, or have been, champion before; null: nowhere
/// @param automatic whether a version is promoted as soon as it may; otherwise when it is asked for
/// @param gates all of which have to pass, in the order of the file
public record Environment(String name, @Nullable After after, boolean automatic, List<Gate> gates) {

  /// @throws IllegalArgumentException if a name is wrong, or two gates have the same
  public Environment {
    gates = List.copyOf(gates);
    Names.check(Names.isEnvironment(name), "an environment", name, Names.NAME_EXPECTED);
    if (gates.stream().map(Gate::name).distinct().count() < gates.size()) {
      throw new IllegalArgumentException("Two gates of %s have the same name".formatted(name));
    }
  }
}
