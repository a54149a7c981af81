package io.modeltrail.cli.log;

import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.witness.PolicyVerdict;
import org.jspecify.annotations.Nullable;

/// What came of the check of a whole log.
sealed interface FsckReport {

  boolean isSound();

  /// The checkpoint is not one to be believed, so there is nothing to hold the log against.
  ///
  /// @param why for a person
  record Rejected(String why) implements FsckReport {

    @Override
    public boolean isSound() {
      return false;
    }
  }

  /// @param by who vouches for it
  /// @param from entries before it were left out
  /// @param leaves null if they were not read
  record Checked(
      PolicyVerdict.Satisfied by,
      Older older,
      long from,
      LogCheck.Finding finding,
      LeafLook.@Nullable Seen leaves)
      implements FsckReport {

    /// Two entries at one place are told, and are no flaw: docs/audit-log.md says how it comes.
    @Override
    public boolean isSound() {
      return finding instanceof LogCheck.Finding.Sound
          && !(older instanceof Older.Contradicts)
          && (leaves == null || leaves.flawed() == 0);
    }
  }

  /// Whether the log has grown from the checkpoint that was kept.
  sealed interface Older {

    record NotAsked() implements Older {}

    /// @param size of the tree then
    record Consistent(long size) implements Older {}

    /// @param why for a person
    record Contradicts(String why) implements Older {}
  }
}
