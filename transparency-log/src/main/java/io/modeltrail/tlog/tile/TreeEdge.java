package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is needed of a tree in tiles to let it grow: its partial tiles, at most 64 KiB. A
/// value: growth is another edge, so that one that could not be stored leaves nothing behind.
public final class TreeEdge {

  private static final int BITS = HashTile.HEIGHT;

  /// Levels that a tree of up to 2^63-1 entries can have.
  private static final int LEVELS = Long.SIZE / BITS;

  private final long size;

  /// By level, the hashes of the partial tile; of no length where there is none.
  private final byte[][] partial;

  private TreeEdge(long size, byte[][] partial) {
    this.size = size;
    this.partial = partial;
  }

  public static TreeEdge empty() {
    return new TreeEdge(0, new byte[LEVELS][0]);
  }

  /// Reads the edge of a tree, and makes sure that it is that tree's.
  ///
  /// @param head from a verified checkpoint
  /// @throws DamagedLogException if the tiles do not lead to its root
  public static TreeEdge load(TileReader reader, TreeHead head) throws IOException {
    List<HashTile> tiles = new ArrayList<>();
    for (HashTileId id : ids(head.size())) {
      tiles.add(new Stored(reader).tile(id));
    }
    TreeEdge edge = of(head.size(), tiles);
    Hash root = edge.head().root();
    if (!root.equals(head.root())) {
      String why = "the tree of size %d has another root: %s".formatted(head.size(), root);
      throw tiles.isEmpty()
          ? new IOException(why)
          : new DamagedLogException(tiles.getLast().id(), why);
    }
    return edge;
  }

  /// @param tiles all partial tiles of a tree of that size
  static TreeEdge of(long size, List<HashTile> tiles) {
    byte[][] partial = new byte[LEVELS][0];
    for (HashTile tile : tiles) {
      partial[tile.id().level()] = tile.bytes();
    }
    return new TreeEdge(size, partial);
  }

  /// Which partial tiles a tree has, from level 0 on.
  static List<HashTileId> ids(long size) {
    List<HashTileId> ids = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      long hashes = hashes(size, level);
      int width = (int) (hashes % TileResource.FULL);
      if (width > 0) {
        ids.add(new HashTileId(level, hashes / TileResource.FULL, width));
      }
    }
    return ids;
  }

  /// How many hashes the level of a tree has.
  static long hashes(long size, int level) {
    return level < LEVELS ? size >>> (BITS * level) : 0;
  }

  public long size() {
    return size;
  }

  public TreeHead head() {
    Hash root = null;
    for (HashTile tile : tiles()) {
      int width = tile.id().width();
      for (int height = 0; height < BITS; height++) {
        if ((width >>> height & 1) == 1) {
          // The perfect subtrees that the tree ends with, the smallest first.
          Hash subtree = tile.node(height, (width >>> height) - 1);
          root = root == null ? subtree : TreeHashing.node(subtree, root);
        }
      }
    }
    return new TreeHead(size, root == null ? TreeHashing.emptyRoot() : root);
  }

  /// The partial tiles, from level 0 on.
  public List<HashTile> tiles() {
    List<HashTile> tiles = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      HashTile tile = tile(level);
      if (tile != null) {
        tiles.add(tile);
      }
    }
    return tiles;
  }

  @Nullable HashTile tile(int level) {
    int width = partial[level].length / Hash.BYTES;
    return width == 0
        ? null
        : new HashTile(
            new HashTileId(level, hashes(size, level) / TileResource.FULL, width),
            partial[level].clone());
  }

  /// The tree with more entries.
  ///
  /// @param edge of the larger tree
  /// @param tiles to be written before a checkpoint is signed, from level 0 on: those that became
  ///   full, and those that are partial now
  public record Growth(TreeEdge edge, List<HashTile> tiles) {

    public Growth {
      tiles = List.copyOf(tiles);
    }
  }

  /// @param leaves hashes of the entries that follow
  public Growth append(List<Hash> leaves) {
    byte[] hashes = new byte[leaves.size() * Hash.BYTES];
    for (int i = 0; i < leaves.size(); i++) {
      leaves.get(i).copyTo(hashes, i * Hash.BYTES);
    }
    return append(hashes);
  }

  /// @param leaves hashes of the entries that follow, one after the other
  Growth append(byte[] leaves) {
    long grown = Math.addExact(size, leaves.length / Hash.BYTES);
    byte[][] edge = partial.clone();
    List<HashTile> written = new ArrayList<>();
    byte[] added = leaves;
    for (int level = 0; added.length > 0; level++) {
      byte[] hashes = Arrays.copyOf(partial[level], partial[level].length + added.length);
      System.arraycopy(added, 0, hashes, partial[level].length, added.length);
      List<HashTile> tiles = cut(level, hashes(size, level) / TileResource.FULL, hashes);
      written.addAll(tiles);
      HashTile last = tiles.getLast();
      edge[level] = last.id().isPartial() ? last.bytes() : new byte[0];
      added = roots(tiles);
    }
    return new Growth(new TreeEdge(grown, edge), written);
  }

  private static List<HashTile> cut(int level, long first, byte[] hashes) {
    List<HashTile> tiles = new ArrayList<>();
    for (int from = 0; from < hashes.length; from += TileResource.FULL * Hash.BYTES) {
      int to = Math.min(hashes.length, from + TileResource.FULL * Hash.BYTES);
      HashTileId id = new HashTileId(level, first + tiles.size(), (to - from) / Hash.BYTES);
      tiles.add(new HashTile(id, Arrays.copyOfRange(hashes, from, to)));
    }
    return tiles;
  }

  /// What the full ones among the tiles add to the level above.
  private static byte[] roots(List<HashTile> tiles) {
    List<HashTile> full = tiles.stream().filter(tile -> !tile.id().isPartial()).toList();
    byte[] roots = new byte[full.size() * Hash.BYTES];
    for (int i = 0; i < full.size(); i++) {
      full.get(i).root().copyTo(roots, i * Hash.BYTES);
    }
    return roots;
  }
}
