package io.modeltrail.tlog.tree;

/// What became of the verification of a proof.
public sealed interface Verdict {

  default boolean isProven() {
    return this instanceof Proven;
  }

  record Proven() implements Verdict {}

  /// @param why for a person
  record Refuted(String why) implements Verdict {}
}
