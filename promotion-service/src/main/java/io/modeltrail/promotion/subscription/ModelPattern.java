package io.modeltrail.promotion.subscription;

/// Names of models, with `*` for any text.
record ModelPattern(String text) {

  /// What a name has at most.
  static final int LENGTH_MAX = 200;

  ModelPattern {
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("a pattern has 1 to %d characters".formatted(LENGTH_MAX));
    }
  }

  /// Goes back to the last star only, which suffices: time grows with the product of the lengths,
  /// where a regular expression's could grow with a power.
  boolean matches(String name) {
    int at = 0;
    int star = -1;
    int taken = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        taken = i;
      } else if (at < text.length() && text.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++taken;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }
}
