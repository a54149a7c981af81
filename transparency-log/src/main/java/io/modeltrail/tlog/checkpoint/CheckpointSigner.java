package io.modeltrail.tlog.checkpoint;

import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;

/// Signs for a log, and never what contradicts what it signed last. That must be stored, by
/// compare-and-set, before it is shown to anybody: what is signed cannot be taken back.
///
/// @param key whose name is the log's origin
public record CheckpointSigner(SignerKey key) {

  /// What became of it.
  public sealed interface Signing {

    record Signed(SignedCheckpoint checkpoint) implements Signing {}

    /// @param why for a person
    record Refused(String why) implements Signing {}
  }

  public String origin() {
    return key.name().value();
  }

  /// The log as others may know it.
  public Log log() {
    return Log.of(key.verifierKey());
  }

  /// @param last what was signed last; before the first time, [TreeHead#empty]
  public Signing sign(TreeHead last, TreeHead next) {
    if (next.size() < last.size()) {
      return new Signing.Refused(
          "the tree went back from %d to %d".formatted(last.size(), next.size()));
    }
    if (next.size() == last.size() && !next.root().equals(last.root())) {
      return new Signing.Refused(
          "another root for the size %d was signed before".formatted(last.size()));
    }
    if (next.size() == 0 && !next.root().equals(TreeHashing.emptyRoot())) {
      return new Signing.Refused("a tree without entries has another root");
    }
    return new Signing.Signed(SignedCheckpoint.sign(new Checkpoint(origin(), next), key));
  }
}
