package io.modeltrail.governance;

import io.modeltrail.governance.gate.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What differs between gates, and between watches, in words.
final class ConditionChanges {

  private final String than;

  /// @param than what goes before the other one of the two, as `before`
  ConditionChanges(String than) {
    this.than = than;
  }

  List<String> ofGates(List<Gate> before, List<Gate> after) {
    return new Kind<Gate>(
            "gate", true, ConditionChanges::quoted, ConditionChanges::added, this::changed)
        .changes(before, after);
  }

  List<String> ofWatches(List<Watch> before, List<Watch> after) {
    return new Kind<Watch>(
            "watch", false, ConditionChanges::quoted, ConditionChanges::added, this::changed)
        .changes(before, after);
  }

  static String quoted(Gate gate) {
    return "\"%s\"".formatted(gate.name());
  }

  static String quoted(Watch watch) {
    return "\"%s\"".formatted(watch.name());
  }

  private static String added(Gate gate) {
    return gate.waits() == null ? gate.require() : gate.require() + ", waits " + gate.waits();
  }

  private static String added(Watch watch) {
    return "%s, otherwise %s".formatted(watch.require().strip(), consequence(watch));
  }

  private List<String> changed(Gate was, Gate is) {
    var changes = new ArrayList<String>();
    if (!was.require().equals(is.require())) {
      changes.add(
          "gate %s requires %s, %s %s"
              .formatted(quoted(is), is.require().strip(), than, was.require().strip()));
    }
    if (!Objects.equals(was.waits(), is.waits())) {
      changes.add("gate %s waits %s, %s %s".formatted(quoted(is), waits(is), than, waits(was)));
    }
    return changes;
  }

  private List<String> changed(Watch was, Watch is) {
    var changes = new ArrayList<String>();
    if (!was.require().equals(is.require())) {
      changes.add(
          "watch %s requires %s, %s %s"
              .formatted(quoted(is), is.require().strip(), than, was.require().strip()));
    }
    if (!consequence(was).equals(consequence(is))) {
      changes.add(
          "watch %s leads to %s, %s %s"
              .formatted(quoted(is), consequence(is), than, consequence(was)));
    }
    return changes;
  }

  private static String waits(Gate gate) {
    return gate.waits() == null ? "for nothing" : new Length(gate.waits()).toString();
  }

  private static String consequence(Watch watch) {
    return watch.windows() == 1
        ? watch.otherwise().word()
        : "%s after %d windows".formatted(watch.otherwise().word(), watch.windows());
  }
}
