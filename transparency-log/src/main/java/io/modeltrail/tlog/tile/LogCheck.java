package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Recomputes a log from its root down to its entries: what an operator runs after an accident, and
/// an auditor to believe nothing. Every tile of every level must be hashed to what the tile above
/// has, and every entry to what its tile has, so that what is found sound is what the checkpoint
/// vouches for, all of it. It does not stop at what is wrong, but says where that is: whether a
/// tile was changed or what lies beneath it, the tile above can tell.
///
/// Goes through the log once, whatever its size in the memory of a few tiles.
public final class LogCheck {

  /// How many differences are told; the rest are counted.
  public static final int DIFFERENCES_MAX = 1_000;

  private final Stored stored;
  private final TreeHead head;
  private final Scope scope;
  private final Listener listener;
  private final Differences differences = new Differences();

  private LogCheck(TileReader reader, TreeHead head, Scope scope, Listener listener) {
    this.stored = new Stored(reader);
    this.head = head;
    this.scope = scope;
    this.listener = listener;
  }

  /// What is gone through.
  ///
  /// @param from entries before it are left out, if they fill a tile: they are those of an older
  ///   tree that was found sound, and is known to be the beginning of this one
  /// @param entries whether the entries are read, too
  /// @param atOnce how many tiles of level 0, with their entries, are looked at at a time; above 1
  ///   the reader must be for several threads
  public record Scope(long from, boolean entries, int atOnce) {

    public static final int AT_ONCE_MAX = 64;

    public Scope {
      if (from < 0) {
        throw new IllegalArgumentException("there is no entry " + from);
      }
      if (atOnce < 1 || atOnce > AT_ONCE_MAX) {
        throw new IllegalArgumentException("1 to %d at once".formatted(AT_ONCE_MAX));
      }
    }

    /// All of it, by the thread that asks.
    public static Scope all() {
      return new Scope(0, true, 1);
    }
  }

  /// Told of what was gone through, by several threads at a time and in any order.
  @FunctionalInterface
  public interface Listener {

    /// @param leaves a tile of level 0
    /// @param bundle its entries, sound or not; null if they cannot be read, or are not to be
    void passed(HashTileId leaves, @Nullable EntryBundle bundle);
  }

  /// What was found.
  public sealed interface Finding {

    /// All that was gone through is of one piece, and the checkpoint's.
    record Sound(TreeHead head) implements Finding {}

    /// @param differences the first ones, in the order of the log
    /// @param count of all
    record Damaged(List<Difference> differences, long count) implements Finding {

      public Damaged {
        differences = List.copyOf(differences);
      }
    }
  }

  /// @param head from a verified checkpoint
  /// @throws IOException if reading fails, which says nothing of the log
  public static Finding run(TileReader reader, TreeHead head) throws IOException {
    return run(reader, head, Scope.all(), (leaves, bundle) -> {});
  }

  /// @param head from a verified checkpoint
  /// @throws IOException if reading fails, which says nothing of the log
  public static Finding run(TileReader reader, TreeHead head, Scope scope, Listener listener)
      throws IOException {
    return new LogCheck(reader, head, scope, listener).run();
  }

  private Finding run() throws IOException {
    List<Sight> sights = new ArrayList<>();
    LeafCheck last = null;
    for (HashTileId id : TreeEdge.ids(head.size())) {
      if (id.level() == 0) {
        last = new LeafCheck(stored, id, scope.entries());
        sights.add(last.sight());
      } else {
        sights.add(Sight.of(stored, id));
      }
    }
    Map<Integer, HashTile> edge = EdgeCheck.judge(head, sights, differences);
    try (Workers workers = new Workers(scope.atOnce())) {
      for (Sight sight : sights.reversed()) {
        if (sight.id().level() > 0) {
          goBeneath(sight.id(), edge.get(sight.id().level()), workers);
        }
      }
      workers.finish();
    }
    if (last != null) {
      last.tell(edge.get(0), differences, listener);
    }
    return differences.finding(head);
  }

  /// Goes through the full tiles that a tile has the roots of, and all beneath them.
  ///
  /// @param right the tile as it must be; null if that is not known
  private void goBeneath(HashTileId id, @Nullable HashTile right, Workers workers)
      throws IOException {
    for (int i = 0; i < id.width(); i++) {
      HashTileId child = id.child(i);
      if (child.endEntry() <= scope.from()) {
        continue;
      }
      Hash root = right == null ? null : right.hash(i);
      if (child.level() == 0) {
        workers.run(
            () -> new LeafCheck(stored, child, scope.entries()).run(root, differences, listener));
      } else {
        goBeneath(child, Sight.of(stored, child).judge(root, differences), workers);
      }
    }
  }
}
