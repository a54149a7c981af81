package io.modeltrail.governance;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What differs between environments, in words.
final class EnvironmentChanges {

  /// What an environment does or does not do, each as a phrase.
  private static final List<Function<Environment, String>> TRAITS =
      List.of(
          EnvironmentChanges::approved,
          EnvironmentChanges::inEmergency,
          EnvironmentChanges::failed,
          EnvironmentChanges::rolledBack);

  private final ConditionChanges conditions;
  private final String than;

  /// @param than what goes before the other one of the two, as `before`
  EnvironmentChanges(String than) {
    this.conditions = new ConditionChanges(than);
    this.than = than;
  }

  List<String> of(List<Environment> before, List<Environment> after) {
    return new Kind<>(
            "environment", true, Environment::name, EnvironmentChanges::added, this::changed)
        .changes(before, after);
  }

  private static String added(Environment environment) {
    var said = new ArrayList<String>();
    said.add("after " + or(environment.after()));
    said.add(promoted(environment));
    var gates = environment.gates();
    said.add(
        gates.isEmpty()
            ? "no gates"
            : gates.stream().map(ConditionChanges::quoted).collect(joining(", ", "gates ", "")));
    // What an environment does without any key goes without saying.
    var plain = new Environment(environment.name(), null, false, List.of());
    TRAITS.stream()
        .map(trait -> trait.apply(environment))
        .filter(phrase -> TRAITS.stream().noneMatch(trait -> trait.apply(plain).equals(phrase)))
        .forEach(said::add);
    var watches = environment.operation().watches();
    if (!watches.isEmpty()) {
      said.add(
          watches.stream().map(ConditionChanges::quoted).collect(joining(", ", "watches ", "")));
    }
    return String.join(", ", said);
  }

  /// What is told of one environment, each sentence with its name.
  List<String> changed(Environment was, Environment is) {
    var changes = new ArrayList<String>();
    var subject = "environment " + is.name();
    if (!Objects.equals(was.after(), is.after())) {
      changes.add(
          "%s comes after %s, %s after %s"
              .formatted(subject, or(is.after()), than, or(was.after())));
    }
    var rest = new ArrayList<String>();
    if (was.automatic() != is.automatic()) {
      rest.add("versions are %s, %s %s".formatted(promoted(is), than, promoted(was)));
    }
    rest.addAll(conditions.ofGates(was.gates(), is.gates()));
    for (var trait : TRAITS) {
      if (!trait.apply(was).equals(trait.apply(is))) {
        rest.add("%s, %s %s".formatted(trait.apply(is), than, trait.apply(was)));
      }
    }
    rest.addAll(conditions.ofWatches(was.operation().watches(), is.operation().watches()));
    rest.forEach(change -> changes.add("%s: %s".formatted(subject, change)));
    return changes;
  }

  private static String or(@Nullable After after) {
    return after == null ? "none" : after.toString();
  }

  private static String promoted(Environment environment) {
    return environment.automatic() ? "promoted automatically" : "promoted when asked for";
  }

  private static String approved(Environment environment) {
    var approvals = environment.admission().approvals();
    return approvals.roles().isEmpty()
        ? "no approvals"
        : "approvals by %s within %s"
            .formatted(String.join(", ", approvals.roles()), new Length(approvals.expires()));
  }

  private static String inEmergency(Environment environment) {
    var emergency = environment.admission().emergency();
    return emergency == null
        ? "in an emergency nobody passes"
        : "in an emergency %s passes, reviewed within %s"
            .formatted(emergency.role(), new Length(emergency.reviewWithin()));
  }

  private static String failed(Environment environment) {
    return environment.operation().rollsBackFailed()
        ? "a failed deployment is rolled back"
        : "a failed deployment is left as it is";
  }

  private static String rolledBack(Environment environment) {
    return environment.operation().rollBackRole() + " may roll back";
  }
}
