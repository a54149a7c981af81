package io.modeltrail.audit.coverage;

/// How far a sequence is known.
///
/// @param largest the largest number that was seen; 0: none
/// @param numbers how many were seen
/// @param toldAgain how often an event came again that was there
record Sequence(long largest, long numbers, long toldAgain) {

  static final Sequence EMPTY = new Sequence(0, 0, 0);

  /// What a number is to a sequence.
  sealed interface Finding {

    /// The one that follows.
    record Next() implements Finding {}

    /// One that is beyond it.
    record Beyond(long firstMissing, long lastMissing) implements Finding {}

    /// One that is missing still, that came late, or that was there.
    record Before() implements Finding {}
  }

  /// @param number from 1
  Finding find(long number) {
    if (number <= largest) {
      return new Finding.Before();
    }
    return number == largest + 1 ? new Finding.Next() : new Finding.Beyond(largest + 1, number - 1);
  }

  Sequence with(long number) {
    return new Sequence(Math.max(largest, number), numbers + 1, toldAgain);
  }

  Sequence withToldAgain() {
    return new Sequence(largest, numbers, toldAgain + 1);
  }
}
