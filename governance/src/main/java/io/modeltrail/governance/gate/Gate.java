package io.modeltrail.governance.gate;

import io.modeltrail.governance.Names;

/// A condition that a version has to meet before an environment. Can be used by many threads.
///
/// @param condition what is required, compiled
public record Gate(String name, Condition condition) {

  /// @throws IllegalArgumentException if the name is wrong
  public Gate {
    if (!Names.isGate(name)) {
      throw new IllegalArgumentException(
          "\"%s\" is not a name for a gate: %s".formatted(name, Names.GATE_NAME_EXPECTED));
    }
  }

  /// For rules that are known to be right, such as those of a test.
  ///
  /// @throws IllegalArgumentException if the condition does not compile
  public static Gate of(String name, String require) {
    return switch (Condition.parse(require)) {
      case Condition.Sound(var condition) -> new Gate(name, condition);
      case Condition.Unsound(var mistakes) ->
          throw new IllegalArgumentException("%s: %s".formatted(require, mistakes));
    };
  }

  /// What is required, as the governance file says it.
  public String require() {
    return condition.text();
  }

  /// Never throws for what stands in the input: what cannot be evaluated is an ERROR.
  public Judgement judge(GateInput input) {
    var verdict = condition.judge(input);
    return new Judgement(this, verdict.outcome(), verdict.detail());
  }
}
