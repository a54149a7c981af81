package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.checkpoint.Checkpoint;
import java.time.Instant;
import java.util.List;

/// Whether a policy accepts a checkpoint.
public sealed interface PolicyVerdict {

  /// @param seen by which witnesses, also those beyond the quorum
  record Satisfied(KnownLog log, Checkpoint checkpoint, List<Seen> seen) implements PolicyVerdict {

    public Satisfied {
      seen = List.copyOf(seen);
    }
  }

  /// @param why for a person
  record Unsatisfied(String why) implements PolicyVerdict {}

  /// @param at the latest time that the witness states
  record Seen(KnownWitness witness, Instant at) {}
}
