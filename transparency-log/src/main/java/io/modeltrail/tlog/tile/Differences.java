package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The differences that were found: all are counted, the first ones kept. For several threads.
final class Differences {

  private final TreeSet<Difference> first = new TreeSet<>(Difference.ORDER);
  private long count;

  synchronized LogCheck.Finding finding(TreeHead head) {
    return count == 0
        ? new LogCheck.Finding.Sound(head)
        : new LogCheck.Finding.Damaged(List.copyOf(first), count);
  }

  private synchronized void add(Difference difference) {
    count++;
    first.add(difference);
    if (first.size() > LogCheck.DIFFERENCES_MAX) {
      first.pollLast();
    }
  }

  void unreadable(HashTileId id, String why) {
    add(new Difference(id.path(), id.firstEntry(), why, null, null));
  }

  void unreadable(EntryBundleId id, String why) {
    add(new Difference(id.path(), id.index() * TileResource.FULL, why, null, null));
  }

  /// Each hash of a tile that is another than what is known to be right.
  void wrong(HashTile found, HashTile right) {
    for (int i = 0; i < found.id().width(); i++) {
      if (!found.hash(i).equals(right.hash(i))) {
        hash(found, i, "is wrong", right.hash(i));
      }
    }
  }

  /// Each hash of a tile that is not what lies beneath it, where nobody can tell which is right.
  void apart(HashTile tile, HashTile beneath) {
    for (int i = 0; i < tile.id().width(); i++) {
      if (!tile.hash(i).equals(beneath.hash(i))) {
        hash(
            tile,
            i,
            "is not what lies beneath it, %s; which is right cannot be told"
                .formatted(beneath.hash(i)),
            null);
      }
    }
  }

  private void hash(HashTile tile, int index, String why, @Nullable Hash expected) {
    HashTileId id = tile.id();
    long entry = id.firstEntry() + ((long) index << (HashTile.HEIGHT * id.level()));
    String of = id.level() == 0 ? "of entry %d" : "of the entries from %d on";
    add(
        new Difference(
            id.path(),
            entry,
            "hash %d, %s, %s".formatted(index, of.formatted(entry), why),
            expected,
            tile.hash(index)));
  }

  /// A tile that the tile above does not have the root of.
  void misplaced(HashTileId id, String why, Hash expected, Hash found) {
    add(new Difference(id.path(), id.firstEntry(), why, expected, found));
  }

  /// Each entry of a bundle that is another than what was hashed.
  void entries(EntryBundle bundle, HashTile hashed) {
    HashTile found = bundle.leaves();
    for (int i = 0; i < found.id().width(); i++) {
      if (!found.hash(i).equals(hashed.hash(i))) {
        long entry = hashed.id().firstEntry() + i;
        String why = "entry %d is not what was hashed".formatted(entry);
        add(new Difference(bundle.id().path(), entry, why, hashed.hash(i), found.hash(i)));
      }
    }
  }

  void otherRoot(TreeHead head, Hash found) {
    String why = "the tiles lead to another root";
    add(new Difference(Difference.CHECKPOINT, head.size(), why, head.root(), found));
  }
}
