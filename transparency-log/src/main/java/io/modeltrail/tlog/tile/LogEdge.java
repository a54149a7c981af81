package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.List;

/// Where a log goes on: tree and entries together, for whoever keeps both in tiles.
public record LogEdge(TreeEdge tree, BundleEdge entries) {

  public LogEdge {
    if (tree.size() != entries.size()) {
      throw new IllegalArgumentException(
          "a tree of size %d with %d entries".formatted(tree.size(), entries.size()));
    }
  }

  public static LogEdge empty() {
    return new LogEdge(TreeEdge.empty(), BundleEdge.empty());
  }

  /// @param head from a verified checkpoint
  /// @throws DamagedLogException if what is stored is not what it vouches for
  public static LogEdge load(TileReader reader, TreeHead head) throws IOException {
    TreeEdge tree = TreeEdge.load(reader, head);
    return new LogEdge(tree, BundleEdge.load(reader, tree));
  }

  /// The log with more entries, none of which is stored yet.
  public record Growth(LogEdge edge, List<EntryBundle> bundles, List<HashTile> tiles) {

    public TreeHead head() {
      return edge.tree.head();
    }

    /// Entries first: a crash in between leaves what the next attempt writes again. A checkpoint
    /// may be signed when this has returned.
    public void writeTo(TileStore store) throws IOException {
      for (EntryBundle bundle : bundles) {
        store.write(bundle.id(), bundle.bytes());
      }
      for (HashTile tile : tiles) {
        store.write(tile.id(), tile.bytes());
      }
    }
  }

  public Growth append(List<byte[]> added) {
    BundleEdge.Growth bundles = entries.append(added);
    List<Hash> leaves = added.stream().map(TreeHashing::leaf).toList();
    TreeEdge.Growth tiles = tree.append(leaves);
    return new Growth(new LogEdge(tiles.edge(), bundles.edge()), bundles.bundles(), tiles.tiles());
  }
}
