package io.modeltrail.governance.reading;

import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Condition;
import io.modeltrail.governance.gate.Gate;
import java.util.Optional;
import java.util.Set;

/// Reads one gate.
final class GateReader {

  private static final Times.Span WAIT =
      new Times.Span(Gate.WAIT_MIN, Gate.WAIT_MAX, Gate.WAIT_EXPECTED);

  private final Flaws flaws;
  private final ConditionReader conditions;

  GateReader(Flaws flaws) {
    this.flaws = flaws;
    this.conditions =
        new ConditionReader(
            flaws, Condition::parse, "a condition in CEL, such as metrics.accuracy >= 0.8");
  }

  /// @param names of the environment's gates so far; this one's is added
  Optional<Gate> read(Block block, Set<String> names) {
    var name = block.name("a gate", Names::isGate, Names.GATE_NAME_EXPECTED, names);
    var condition = conditions.read(block);
    var wait = Times.read(block, "wait", WAIT, flaws);
    return name.flatMap(one -> condition.map(require -> new Gate(one, require, wait.orElse(null))));
  }
}
