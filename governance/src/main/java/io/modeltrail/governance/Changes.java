package io.modeltrail.governance;

import io.modeltrail.governance.gate.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What differs between two governances, in words. Things are the same if they have the same name.
final class Changes {

  private Changes() {}

  static List<String> ofEnvironments(List<Environment> before, List<Environment> after) {
    return of(
        new Kind<>("environment", Environment::name, Changes::added, Changes::changed),
        before,
        after);
  }

  static List<String> ofWorkspaces(List<Workspace> before, List<Workspace> after) {
    return of(
        new Kind<>("workspace", Workspace::name, Changes::added, Changes::changed), before, after);
  }

  private record Kind<T>(
      String noun,
      Function<T, String> name,
      Function<T, String> added,
      BiFunction<T, T, List<String>> changed) {}

  private static <T> List<String> of(Kind<T> kind, List<T> before, List<T> after) {
    var old = byName(kind, before);
    var now = byName(kind, after);
    var changes = new ArrayList<String>();
    old.forEach(
        (name, thing) -> {
          if (!now.containsKey(name)) {
            changes.add("%s %s is removed".formatted(kind.noun(), name));
          }
        });
    now.forEach(
        (name, thing) -> {
          var was = old.get(name);
          if (was == null) {
            changes.add(
                "%s %s is added: %s".formatted(kind.noun(), name, kind.added().apply(thing)));
          } else {
            changes.addAll(kind.changed().apply(was, thing));
          }
        });
    reordered(kind.noun(), old, now, changes);
    return changes;
  }

  private static <T> Map<String, T> byName(Kind<T> kind, List<T> things) {
    var named = new LinkedHashMap<String, T>();
    things.forEach(thing -> named.put(kind.name().apply(thing), thing));
    return named;
  }

  /// Only an order that means something is told: workspaces have none.
  private static <T> void reordered(
      String noun, Map<String, T> old, Map<String, T> now, List<String> changes) {
    if (noun.equals("workspace")) {
      return;
    }
    var was = old.keySet().stream().filter(now::containsKey).toList();
    var is = now.keySet().stream().filter(old::containsKey).toList();
    if (!was.equals(is)) {
      changes.add(
          "%ss stand in another order: %s, before %s"
              .formatted(noun, String.join(", ", is), String.join(", ", was)));
    }
  }

  private static String added(Environment environment) {
    return "%s, %s, %s"
        .formatted(
            environment.after() == null ? "after none" : "after " + environment.after(),
            promoted(environment),
            environment.gates().isEmpty()
                ? "no gates"
                : "gates "
                    + String.join(
                        ", ", environment.gates().stream().map(Changes::quoted).toList()));
  }

  private static List<String> changed(Environment was, Environment is) {
    var changes = new ArrayList<String>();
    var subject = "environment " + is.name();
    if (!Objects.equals(was.after(), is.after())) {
      changes.add(
          "%s comes after %s, before after %s".formatted(subject, or(is.after()), or(was.after())));
    }
    if (was.automatic() != is.automatic()) {
      changes.add("%s: versions are %s, before %s".formatted(subject, promoted(is), promoted(was)));
    }
    var gates = new Kind<Gate>("gate", Changes::quoted, Changes::added, Changes::changed);
    of(gates, was.gates(), is.gates())
        .forEach(change -> changes.add("%s: %s".formatted(subject, change)));
    return changes;
  }

  private static String added(Gate gate) {
    return gate.waits() == null ? gate.require() : gate.require() + ", waits " + gate.waits();
  }

  private static List<String> changed(Gate was, Gate is) {
    var changes = new ArrayList<String>();
    if (!was.require().equals(is.require())) {
      changes.add(
          "gate %s requires %s, before %s"
              .formatted(quoted(is), is.require().strip(), was.require().strip()));
    }
    if (!Objects.equals(was.waits(), is.waits())) {
      changes.add("gate %s waits %s, before %s".formatted(quoted(is), waits(is), waits(was)));
    }
    return changes;
  }

  private static String waits(Gate gate) {
    return gate.waits() == null ? "for nothing" : gate.waits().toString();
  }

  private static String added(Workspace workspace) {
    return "registers %s, serves %s"
        .formatted(workspace.register().word(), String.join(", ", workspace.serves()));
  }

  private static List<String> changed(Workspace was, Workspace is) {
    var changes = new ArrayList<String>();
    if (was.register() != is.register()) {
      changes.add(
          "workspace %s registers %s, before %s"
              .formatted(is.name(), is.register().word(), was.register().word()));
    }
    if (!was.serves().equals(is.serves())) {
      changes.add(
          "workspace %s serves %s, before %s"
              .formatted(
                  is.name(), String.join(", ", is.serves()), String.join(", ", was.serves())));
    }
    return changes;
  }

  private static String promoted(Environment environment) {
    return environment.automatic() ? "promoted automatically" : "promoted when asked for";
  }

  private static String quoted(Gate gate) {
    return "\"%s\"".formatted(gate.name());
  }

  private static String or(@Nullable After after) {
    return after == null ? "none" : after.toString();
  }
}
