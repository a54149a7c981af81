package io.modeltrail.governance.gate;

import dev.cel.common.values.NullValue;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// What a gate is shown of a version, under the names that conditions use. Immutable.
public final class GateInput {

  private final Scope scope;

  private GateInput(Scope scope) {
    this.scope = scope;
  }

  /// @param champion what the environment runs now; null: nothing
  /// @param now the time of the record that led to the question, not of the clock
  public static GateInput of(Subject version, @Nullable Subject champion, Instant now) {
    var variables = new HashMap<>(VersionFields.of(version));
    variables.put("champion", champion == null ? NullValue.NULL_VALUE : VersionFields.of(champion));
    variables.put("now", now);
    return new GateInput(new Scope(variables, version, champion));
  }

  Scope scope() {
    return scope;
  }
}
