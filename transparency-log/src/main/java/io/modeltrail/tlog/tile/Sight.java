package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A tile as it is stored, and as what lies beneath it would have it: the entries, or the full
/// tiles of the level below. One of the two may be damaged; which, the tree above can tell.
final class Sight {

  private final Stored stored;
  private final HashTileId id;
  private @Nullable HashTile tile;

  /// Why there is no tile.
  private String flaw = "";

  private @Nullable HashTile beneath;
  private boolean hasLookedBeneath;

  private Sight(Stored stored, HashTileId id) throws IOException {
    this.stored = stored;
    this.id = id;
    try {
      tile = stored.tile(id);
    } catch (DamagedLogException e) {
      flaw = e.why();
    }
  }

  static Sight of(Stored stored, HashTileId id) throws IOException {
    return new Sight(stored, id);
  }

  /// @param beneath what the entries are hashed to; null if they cannot be read, or are not to be
  static Sight ofLeaves(Stored stored, HashTileId id, @Nullable HashTile beneath)
      throws IOException {
    Sight sight = new Sight(stored, id);
    sight.beneath = beneath;
    sight.hasLookedBeneath = true;
    return sight;
  }

  HashTileId id() {
    return id;
  }

  /// As it is stored; null if that cannot be read.
  @Nullable HashTile tile() {
    return tile;
  }

  /// As what lies beneath would have it; null if not all of that can be read.
  @Nullable HashTile beneath() throws IOException {
    if (!hasLookedBeneath) {
      beneath = roots();
      hasLookedBeneath = true;
    }
    return beneath;
  }

  private @Nullable HashTile roots() throws IOException {
    byte[] roots = new byte[id.width() * Hash.BYTES];
    try {
      for (int i = 0; i < id.width(); i++) {
        stored.tile(id.child(i)).root().copyTo(roots, i * Hash.BYTES);
      }
    } catch (DamagedLogException e) {
      return null; // That is told when its turn comes.
    }
    return new HashTile(id, roots);
  }

  /// The one of the two that is right, if one is. What is wrong is told.
  ///
  /// @param root of the tile, as the tile above has it; null if that is not known
  @Nullable HashTile judge(@Nullable Hash root, Differences differences) throws IOException {
    if (root != null) {
      if (tile != null && tile.root().equals(root)) {
        return tile;
      }
      HashTile below = beneath();
      if (below != null && below.root().equals(root)) {
        tellWrong(below, differences);
        return below;
      }
      tellMisplaced(root, below, differences);
    }
    tellApart(differences);
    return null;
  }

  void tellWrong(HashTile right, Differences differences) {
    if (tile == null) {
      differences.unreadable(id, flaw);
    } else {
      differences.wrong(tile, right);
    }
  }

  /// Where nobody can tell which is right.
  void tellApart(Differences differences) throws IOException {
    HashTile below = beneath();
    if (tile == null) {
      differences.unreadable(id, flaw);
    } else if (below != null) {
      differences.apart(tile, below);
    }
  }

  /// Where they are of one piece, or only one of them is there.
  private void tellMisplaced(Hash root, @Nullable HashTile below, Differences differences) {
    if (tile == null) {
      if (below != null) {
        String why = "what lies beneath it is not what the tile above has the root of";
        differences.misplaced(id, why, root, below.root());
      }
    } else if (below == null || below.mismatch(tile.bytes()) < 0) {
      differences.misplaced(id, "is not what the tile above has the root of", root, tile.root());
    }
  }
}
