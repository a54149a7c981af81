package io.modeltrail.tlog.checkpoint;

/// Whether a log has said what a checkpoint says.
public sealed interface CheckpointVerdict {

  record Verified(Checkpoint checkpoint) implements CheckpointVerdict {}

  /// @param why for a person
  record Refused(String why) implements CheckpointVerdict {}
}
