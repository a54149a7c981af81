package io.modeltrail.cli.log;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.cli.log.FsckReport.Checked;
import io.modeltrail.cli.log.FsckReport.Older;
import io.modeltrail.cli.log.FsckReport.Rejected;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a whole log, from what it serves alone.
///
/// @param progress told how many entries more were gone through
record Fsck(Source source, Trust trust, Asked asked, Clock clock, Progress progress) {

  /// What is to be checked.
  ///
  /// @param older a checkpoint that was kept: the log must have grown from there
  /// @param onlySince whether what the older one covers was checked then, and is left out
  /// @param entries whether leaves are read
  /// @param atOnce how many tiles are read at a time
  record Asked(@Nullable SignedCheckpoint older, boolean onlySince, boolean entries, int atOnce) {}

  /// For several threads.
  @FunctionalInterface
  interface Progress {
    void passed(int entries);
  }

  FsckReport run() throws CannotTellException, IOException {
    Optional<byte[]> served = source.checkpoint();
    if (served.isEmpty()) {
      throw new CannotTellException(
          "%s has no checkpoint: nothing was signed yet, or it is no log.".formatted(source));
    }
    SignedCheckpoint checkpoint;
    try {
      checkpoint = SignedCheckpoint.parse(served.get());
    } catch (MalformedException e) {
      return new Rejected("what it serves is no checkpoint: " + e.getMessage());
    }
    return switch (trust.decide(checkpoint, clock.instant())) {
      case PolicyVerdict.Unsatisfied unsatisfied -> new Rejected(unsatisfied.why());
      case PolicyVerdict.Satisfied by -> check(by);
    };
  }

  private FsckReport check(PolicyVerdict.Satisfied by) throws IOException {
    TreeHead head = by.checkpoint().head();
    Older older = older(head);
    long from = asked.onlySince && older instanceof Older.Consistent(long size) ? size : 0;
    LeafLook leaves = new LeafLook();
    LogCheck.Finding finding =
        LogCheck.run(
            source,
            head,
            new LogCheck.Scope(from, asked.entries, asked.atOnce),
            (tile, bundle) -> {
              if (bundle != null) {
                leaves.look(bundle);
              }
              progress.passed(tile.width());
            });
    return new Checked(by, older, from, finding, asked.entries ? leaves.seen() : null);
  }

  /// Whether the log has grown from what was kept of it.
  private Older older(TreeHead head) throws IOException {
    if (asked.older == null) {
      return new Older.NotAsked();
    }
    TreeHead kept = asked.older.checkpoint().head();
    if (kept.size() > head.size()) {
      return new Older.Contradicts(
          "it has shrunk: %,d entries were signed before, and now %,d"
              .formatted(kept.size(), head.size()));
    }
    try {
      TreeHead then = TiledTree.open(source, head).at(kept.size()).head();
      return then.equals(kept)
          ? new Older.Consistent(kept.size())
          : new Older.Contradicts(
              "it has another history: with %,d entries its root was %s, and now is %s"
                  .formatted(kept.size(), kept.root(), then.root()));
    } catch (DamagedLogException e) {
      return new Older.Contradicts(
          "that it has grown from there cannot be shown: " + e.getMessage());
    }
  }
}
