package io.modeltrail.tlog.tile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All that is needed of the entries to let their bundles grow: those of the partial one, fewer
/// than 256. A value, as [TreeEdge].
public final class BundleEdge {

  private final long size;
  private final List<byte[]> partial;

  private BundleEdge(long size, List<byte[]> partial) {
    this.size = size;
    this.partial = partial;
  }

  public static BundleEdge empty() {
    return new BundleEdge(0, List.of());
  }

  /// Reads the edge of the entries, and makes sure that the tree has them.
  ///
  /// @throws DamagedLogException if the bundle is not what was hashed
  public static BundleEdge load(TileReader reader, TreeEdge tree) throws IOException {
    HashTile leaves = tree.tile(0);
    if (leaves == null) {
      return new BundleEdge(tree.size(), List.of());
    }
    EntryBundleId id = new EntryBundleId(leaves.id().index(), leaves.id().width());
    EntryBundle bundle = new Stored(reader).bundle(id);
    TiledTree.compare(bundle, leaves);
    return new BundleEdge(tree.size(), bundle.entries());
  }

  public long size() {
    return size;
  }

  /// The log with more entries.
  ///
  /// @param bundles to be written before the tiles: those that became full, and the partial one
  public record Growth(BundleEdge edge, List<EntryBundle> bundles) {

    public Growth {
      bundles = List.copyOf(bundles);
    }
  }

  /// @throws IllegalArgumentException if one is longer than [EntryBundle#ENTRY_BYTES_MAX]
  public Growth append(List<byte[]> entries) {
    List<byte[]> open = new ArrayList<>(partial);
    List<EntryBundle> bundles = new ArrayList<>();
    long index = size / TileResource.FULL;
    for (byte[] entry : entries) {
      open.add(entry);
      if (open.size() == TileResource.FULL) {
        bundles.add(EntryBundle.of(index++, open));
        open.clear();
      }
    }
    if (!open.isEmpty() && !entries.isEmpty()) {
      bundles.add(EntryBundle.of(index, open));
    }
    BundleEdge edge = new BundleEdge(Math.addExact(size, entries.size()), List.copyOf(open));
    return new Growth(edge, bundles);
  }
}
