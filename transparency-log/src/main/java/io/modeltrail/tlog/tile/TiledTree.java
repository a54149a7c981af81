package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.NodeReader;
import io.modeltrail.tlog.tree.Prover;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tree that is read from tiles, as a checkpoint vouches for it. The partial tiles must lead to
/// its root; of every other tile the root must stand in the tile above. So whoever keeps the tiles
/// can refuse answers, but cannot give wrong ones. Tiles that were verified are kept, a bounded
/// number. For several threads, if the reader is.
public final class TiledTree implements NodeReader<IOException> {

  /// Up to 16 KiB each.
  public static final int TILES_KEPT = 512;

  private final Stored stored;
  private final TreeHead head;
  private final Map<Integer, HashTile> edge;
  private final Kept kept = new Kept();

  private TiledTree(TileReader reader, TreeHead head, TreeEdge edge) {
    this.stored = new Stored(reader);
    this.head = head;
    this.edge =
        edge.tiles().stream()
            .collect(Collectors.toUnmodifiableMap(tile -> tile.id().level(), Function.identity()));
  }

  /// @param head from a verified checkpoint
  /// @throws DamagedLogException if the tiles at the edge do not lead to its root
  public static TiledTree open(TileReader reader, TreeHead head) throws IOException {
    return new TiledTree(reader, head, TreeEdge.load(reader, head));
  }

  public TreeHead head() {
    return head;
  }

  /// Proofs for this tree.
  public Prover<IOException> prover() {
    return at(head.size());
  }

  /// Proofs for the tree as it was when it had fewer entries.
  ///
  /// @throws IndexOutOfBoundsException if it never had so many
  public Prover<IOException> at(long size) {
    if (size > head.size()) {
      throw new IndexOutOfBoundsException("the tree has %d entries only".formatted(head.size()));
    }
    return new Prover<>(this, size);
  }

  @Override
  public Hash node(int height, long index) throws IOException {
    if (height < 0 || height >= Long.SIZE || index < 0 || index >= head.size() >>> height) {
      throw new IndexOutOfBoundsException(
          "no node %d, %d in a tree of size %d".formatted(height, index, head.size()));
    }
    int level = height / HashTile.HEIGHT;
    int within = height % HashTile.HEIGHT;
    int perTile = TileResource.FULL >>> within;
    return tile(level, index / perTile).node(within, (int) (index % perTile));
  }

  /// The bundle in which an entry is, verified.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  /// @throws DamagedLogException if it is not what was hashed
  public EntryBundle bundle(long entry) throws IOException {
    EntryBundleId id = EntryBundleId.of(entry, head.size());
    EntryBundle bundle = stored.bundle(id);
    compare(bundle, tile(0, id.index()));
    return bundle;
  }

  static void compare(EntryBundle bundle, HashTile leaves) throws DamagedLogException {
    int mismatch = leaves.mismatch(bundle.leaves().bytes());
    if (mismatch >= 0) {
      throw new DamagedLogException(
          bundle.id(), "entry %d of it is not what was hashed".formatted(mismatch));
    }
  }

  private HashTile tile(int level, long index) throws IOException {
    if (index == TreeEdge.hashes(head.size(), level) / TileResource.FULL) {
      return Objects.requireNonNull(edge.get(level), "no partial tile");
    }
    HashTileId id = new HashTileId(level, index, TileResource.FULL);
    HashTile known = kept.find(id);
    if (known != null) {
      return known;
    }
    HashTile tile = stored.tile(id);
    // Goes up until a tile is known, at the latest at the edge.
    Hash expected = node(HashTile.HEIGHT * (level + 1), index);
    if (!tile.root().equals(expected)) {
      throw new DamagedLogException(id, "is not what the tile above stands for");
    }
    kept.keep(tile);
    return tile;
  }

  /// Those used last.
  private static final class Kept {

    private final Map<HashTileId, HashTile> tiles =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<HashTileId, HashTile> eldest) {
            return size() > TILES_KEPT;
          }
        };

    synchronized @Nullable HashTile find(HashTileId id) {
      return tiles.get(id);
    }

    synchronized void keep(HashTile tile) {
      tiles.put(tile.id(), tile);
    }
  }
}
