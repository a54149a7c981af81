package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;

/// Recomputes a log from its entries alone and compares every tile and the root: what an operator
/// runs after an accident, and an auditor to believe nothing. Goes through the log once, whatever
/// its size in the memory of a few tiles.
public final class LogCheck {

  private final Stored stored;
  private final TreeHead head;

  private LogCheck(TileReader reader, TreeHead head) {
    this.stored = new Stored(reader);
    this.head = head;
  }

  /// What was found.
  public sealed interface Finding {

    /// Entries, tiles and root are of one piece.
    record Sound(TreeHead head) implements Finding {}

    /// @param path of the first file that is wrong, or `checkpoint`
    /// @param why for a person
    record Damaged(String path, String why) implements Finding {}
  }

  /// @param head from a verified checkpoint
  /// @throws IOException if reading fails, which says nothing of the log
  public static Finding run(TileReader reader, TreeHead head) throws IOException {
    try {
      return new LogCheck(reader, head).run();
    } catch (DamagedLogException e) {
      return new Finding.Damaged(e.resource().path(), e.why());
    }
  }

  private Finding run() throws IOException {
    TreeEdge edge = TreeEdge.empty();
    while (edge.size() < head.size()) {
      EntryBundle bundle = stored.bundle(EntryBundleId.of(edge.size(), head.size()));
      TreeEdge.Growth growth = edge.append(bundle.leaves().bytes());
      for (HashTile tile : growth.tiles()) {
        if (!tile.id().isPartial()) {
          compare(tile);
        }
      }
      edge = growth.edge();
    }
    for (HashTile tile : edge.tiles()) {
      compare(tile);
    }
    TreeHead computed = edge.head();
    return computed.equals(head)
        ? new Finding.Sound(head)
        : new Finding.Damaged("checkpoint", "the entries lead to another root: " + computed.root());
  }

  private void compare(HashTile computed) throws IOException {
    int mismatch = stored.tile(computed.id()).mismatch(computed.bytes());
    if (mismatch >= 0) {
      throw new DamagedLogException(
          computed.id(), "hash %d is not what the entries lead to".formatted(mismatch));
    }
  }
}
