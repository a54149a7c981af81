package io.modeltrail.governance;

import io.modeltrail.governance.gate.Condition;

/// A condition that a version has to keep to while an environment runs it.
///
/// @param condition what is required of what monitoring saw
/// @param windows how many windows in a row have to break it before something is done
/// @param otherwise what is done then
public record Watch(String name, Condition condition, int windows, Otherwise otherwise) {

  public static final int WINDOWS_MAX = 1_000;

  /// What is done about a version that does not keep to a condition. An alarm is raised each time.
  public enum Otherwise {
    ALARM("alarm"),
    /// A rollback is asked for, and waits for the approval of who may roll back.
    ASK("ask"),
    ROLL_BACK("roll-back");

    private final String word;

    Otherwise(String word) {
      this.word = word;
    }

    /// As the governance file writes it.
    public String word() {
      return word;
    }
  }

  /// @throws IllegalArgumentException if the name is wrong, or the number of windows
  public Watch {
    Names.check(Names.isGate(name), "a watch", name, Names.GATE_NAME_EXPECTED);
    if (windows < 1 || windows > WINDOWS_MAX) {
      throw new IllegalArgumentException("%d windows, not 1 to %d".formatted(windows, WINDOWS_MAX));
    }
  }

  /// What is required, as the governance file says it.
  public String require() {
    return condition.toString();
  }
}
