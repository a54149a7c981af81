package io.modeltrail.governance;

import io.modeltrail.governance.gate.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a version comes into an environment.
///
/// @param automatic whether it is promoted as soon as it may; otherwise when it is asked for
/// @param gates all of which have to pass, in the order of the file
/// @param emergency who may pass by gates and approvals; null: nobody
public record Admission(
    boolean automatic, List<Gate> gates, Approvals approvals, @Nullable Emergency emergency) {

  /// @throws IllegalArgumentException if two gates have the same name
  public Admission {
    gates = List.copyOf(gates);
    if (gates.stream().map(Gate::name).distinct().count() < gates.size()) {
      throw new IllegalArgumentException("Two gates have the same name: " + gates);
    }
  }

  /// The same, promoted so.
  public Admission withAutomatic(boolean automatic) {
    return new Admission(automatic, gates, approvals, emergency);
  }

  /// The same, behind these gates.
  ///
  /// @throws IllegalArgumentException if two gates have the same name
  public Admission withGates(List<Gate> gates) {
    return new Admission(automatic, gates, approvals, emergency);
  }

  /// The same, with these approvals.
  public Admission withApprovals(Approvals approvals) {
    return new Admission(automatic, gates, approvals, emergency);
  }

  /// The same, with this way in an emergency.
  ///
  /// @param emergency null: none
  public Admission withEmergency(@Nullable Emergency emergency) {
    return new Admission(automatic, gates, approvals, emergency);
  }
}
