package io.modeltrail.governance;

import io.modeltrail.governance.gate.Gate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A rung of the ladder.
///
/// @param after where a version has to be, or have been, champion before; null: nowhere
/// @param admission how a version comes here
/// @param operation what is done about one that is here
public record Environment(
    String name, @Nullable After after, Admission admission, Operation operation) {

  /// @throws IllegalArgumentException if the name is wrong
  public Environment {
    Names.check(Names.isEnvironment(name), "an environment", name, Names.NAME_EXPECTED);
  }

  /// Without approvals, and without anything that is done by itself about a version that runs.
  ///
  /// @throws IllegalArgumentException if a name is wrong, or two gates have the same
  public Environment(String name, @Nullable After after, boolean automatic, List<Gate> gates) {
    this(name, after, new Admission(automatic, gates, Approvals.NONE, null), Operation.BY_HAND);
  }

  /// The same, in another place of the ladder.
  ///
  /// @param after null: after none
  public Environment withAfter(@Nullable After after) {
    return new Environment(name, after, admission, operation);
  }

  /// The same, with another way in.
  public Environment withAdmission(Admission admission) {
    return new Environment(name, after, admission, operation);
  }

  /// The same, run in another way.
  public Environment withOperation(Operation operation) {
    return new Environment(name, after, admission, operation);
  }

  /// Those who have a say here: who approves, who promotes in an emergency, who rolls back.
  Set<String> roles() {
    var roles = new TreeSet<>(admission.approvals().roles());
    roles.add(operation.rollBackRole());
    if (admission.emergency() != null) {
      roles.add(admission.emergency().role());
    }
    return roles;
  }

  /// Whether a version is promoted as soon as it may; otherwise when it is asked for.
  public boolean automatic() {
    return admission.automatic();
  }

  /// All of which have to pass, in the order of the file.
  public List<Gate> gates() {
    return admission.gates();
  }
}
