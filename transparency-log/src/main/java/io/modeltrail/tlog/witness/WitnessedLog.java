package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.tree.Verdict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Conflict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Reason;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;

/// A log as a witness has seen it. Decides, and stores nothing: whoever calls replaces what is held
/// by what is accepted in one atomic step, and only then signs.
///
/// @param held the last tree; [TreeHead#empty] before the first
public record WitnessedLog(Log log, TreeHead held) {

  /// What to do with a request.
  public sealed interface Consideration {

    /// To be stored in place of what is held, if that is still held; then to be cosigned.
    record Accepted(Checkpoint checkpoint) implements Consideration {}

    record Rejected(AddCheckpointResponse response) implements Consideration {}
  }

  public Consideration consider(AddCheckpointRequest request) {
    Checkpoint checkpoint = request.checkpoint().checkpoint();
    if (!checkpoint.origin().equals(log.origin())) {
      return rejected(Reason.UNKNOWN_LOG, "this log is not known here");
    }
    return switch (log.verify(request.checkpoint())) {
      case CheckpointVerdict.Refused refused -> rejected(Reason.NOT_SIGNED, refused.why());
      case CheckpointVerdict.Verified verified -> consider(request, verified.checkpoint());
    };
  }

  private Consideration consider(AddCheckpointRequest request, Checkpoint checkpoint) {
    TreeHead next = checkpoint.head();
    if (request.oldSize() > next.size()) {
      return rejected(Reason.BAD_REQUEST, "the old size is larger than the checkpoint's");
    }
    if (request.oldSize() != held.size()) {
      return new Consideration.Rejected(new Conflict(held.size()));
    }
    if (next.size() == 0 && !next.root().equals(TreeHashing.emptyRoot())) {
      return rejected(Reason.NOT_CONSISTENT, "a tree without entries has another root");
    }
    if (held.size() == 0) {
      // Nothing can be proven of the empty tree; every tree begins with it.
      return request.proof().hashes().isEmpty()
          ? new Consideration.Accepted(checkpoint)
          : rejected(Reason.NOT_CONSISTENT, "from the empty tree on there is no proof");
    }
    return switch (request.proof().verify(held, next)) {
      case Verdict.Proven proven -> new Consideration.Accepted(checkpoint);
      case Verdict.Refuted refuted -> rejected(Reason.NOT_CONSISTENT, refuted.why());
    };
  }

  private static Consideration rejected(Reason reason, String why) {
    return new Consideration.Rejected(new Refused(reason, why));
  }
}
