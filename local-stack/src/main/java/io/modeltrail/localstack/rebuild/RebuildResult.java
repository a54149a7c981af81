package io.modeltrail.localstack.rebuild;

import java.util.List;

/// How the new database came out.
public sealed interface RebuildResult {

  Findings findings();

  /// It knows the same as the one before.
  ///
  /// @param kept the name of that one now; empty if it was dropped
  record Same(Findings findings, String kept) implements RebuildResult {}

  /// It does not.
  ///
  /// @param kept the name of the one before now
  /// @param unread how many records of the log that one had not read, about
  record Differs(Findings findings, String kept, long unread) implements RebuildResult {}

  /// There was none before.
  record NothingBefore(Findings findings) implements RebuildResult {}

  /// What was counted.
  ///
  /// @param comparisons one for each kind
  /// @param unmade versions that the log tells of, and whose runs it does not hold any more
  record Findings(List<Comparison> comparisons, long unmade) {

    public Findings {
      comparisons = List.copyOf(comparisons);
    }

    boolean same() {
      return comparisons.stream().allMatch(comparison -> comparison.differing() == 0);
    }
  }
}
