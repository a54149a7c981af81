package io.modeltrail.registry.search;

/// How a field and a value are compared.
enum Comparator {
  EQUAL("="),
  UNEQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  static Comparator of(String sign) {
    for (Comparator each : values()) {
      if (each.sign.equals(sign)) {
        return each;
      }
    }
    return UNEQUAL; // The other way to write it: <>
  }

  boolean isOfOrder() {
    return this != EQUAL && this != UNEQUAL;
  }

  /// As the language and SQL write it.
  String sign() {
    return sign;
  }
}
