package io.modeltrail.tlog.proof;

import io.modeltrail.tlog.witness.PolicyVerdict;

/// Whether an entry is in a log.
public sealed interface LogProofVerdict {

  /// @param index where it is
  /// @param by the log and the witnesses that say so
  record Verified(long index, PolicyVerdict.Satisfied by) implements LogProofVerdict {}

  /// @param why for a person
  record Refused(String why) implements LogProofVerdict {}
}
