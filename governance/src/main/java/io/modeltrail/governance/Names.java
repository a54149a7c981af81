package io.modeltrail.governance;

import java.util.regex.Pattern;

/// What names look like. The patterns of the contract stand here once; the JSON Schema of the
/// governance file repeats them, and a test compares.
public final class Names {

  /// Of an environment, a workspace or a role, for people.
  public static final String NAME_EXPECTED =
      "1 to 63 of a-z, 0-9 and hyphen, no hyphen at the ends";

  /// Of a gate, for people.
  public static final String GATE_NAME_EXPECTED =
      "1 to 100 printable characters, no space at the ends";

  /// Of a model, for people.
  public static final String MODEL_NAME_EXPECTED =
      "a letter or digit first, then letters, digits, space, . _ -, no space or dot at the end, at"
          + " most 200 characters";

  /// Of models, for people.
  public static final String MODEL_PATTERN_EXPECTED =
      "the name of a model, or part of one with * for any characters, at most 200 characters";

  private static final Pattern MODEL_NAME_PATTERN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 ._-]{0,198}[A-Za-z0-9_-])?");

  static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /// Letters, marks, digits, punctuation, symbols; spaces only between them.
  static final String GATE_NAME =
      "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]([\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}"
          + " ]{0,98}[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}])?";

  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
  private static final Pattern GATE_NAME_PATTERN = Pattern.compile(GATE_NAME);

  private Names() {}

  /// Whether an environment can be called so.
  public static boolean isEnvironment(String name) {
    return NAME_PATTERN.matcher(name).matches();
  }

  /// Whether a workspace can be called so.
  public static boolean isWorkspace(String name) {
    return NAME_PATTERN.matcher(name).matches();
  }

  /// Whether a role can be called so.
  public static boolean isRole(String name) {
    return NAME_PATTERN.matcher(name).matches();
  }

  /// Whether a model can be called so.
  public static boolean isModel(String name) {
    return MODEL_NAME_PATTERN.matcher(name).matches();
  }

  /// Whether some model can be called as the pattern says, where a star stands for any characters.
  public static boolean isModelPattern(String pattern) {
    return isModel(pattern.replace('*', 'a'));
  }

  /// Whether a gate can be called so.
  public static boolean isGate(String name) {
    return GATE_NAME_PATTERN.matcher(name).matches();
  }

  static void check(boolean right, String what, String name, String expected) {
    if (!right) {
      throw new IllegalArgumentException(
          "\"%s\" is not a name for %s: %s".formatted(name, what, expected));
    }
  }
}
