package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A tile of level 0 beside the bundle of its entries.
final class LeafCheck {

  private final Sight sight;
  private final EntryBundleId id;
  private @Nullable EntryBundle bundle;

  /// Why there is no bundle; null if there is one, or it is not to be read.
  private @Nullable String flaw;

  /// @param entries whether the bundle is read
  LeafCheck(Stored stored, HashTileId leaves, boolean entries) throws IOException {
    this.id = new EntryBundleId(leaves.index(), leaves.width());
    if (entries) {
      try {
        bundle = stored.bundle(id);
      } catch (DamagedLogException e) {
        flaw = e.why();
      }
    }
    this.sight = Sight.ofLeaves(stored, leaves, bundle == null ? null : bundle.leaves());
  }

  Sight sight() {
    return sight;
  }

  /// @param root of the tile, as the tile above has it; null if that is not known
  void run(@Nullable Hash root, Differences differences, LogCheck.Listener listener)
      throws IOException {
    tell(sight.judge(root, differences), differences, listener);
  }

  /// @param right what the entries must be hashed to; null if that is not known
  void tell(@Nullable HashTile right, Differences differences, LogCheck.Listener listener) {
    if (flaw != null) {
      differences.unreadable(id, flaw);
    } else if (bundle != null && right != null) {
      differences.entries(bundle, right);
    }
    listener.passed(sight.id(), bundle);
  }
}
