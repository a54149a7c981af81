package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import org.jboss.logging.Logger;

/// What the log has said, as the places outside of the database remember it.
///
/// @param log with all keys that it ever had
record Memory(List<Keeping> places, Log log) {

  private static final Logger LOG = Logger.getLogger(Memory.class);

  /// Makes sure that the database has all that was ever signed. One that was restored from before
  /// does not: whoever signs then tells a second story.
  ///
  /// @param head what the database knows as signed last
  /// @throws DamagedTrail if it has not; the message says what to do
  /// @throws IOException if a place cannot tell now
  void compare(Connection connection, TreeHead head) throws IOException {
    for (Keeping place : places) {
      for (SignedCheckpoint kept : place.newest()) {
        if (isOurs(kept)) {
          compare(connection, head, kept.checkpoint().head());
        }
      }
    }
  }

  void keep(SignedCheckpoint checkpoint) throws IOException {
    for (Keeping place : places) {
      place.keep(checkpoint);
    }
  }

  private void compare(Connection connection, TreeHead head, TreeHead kept) throws IOException {
    if (kept.size() > head.size()) {
      throw new DamagedTrail(
          ("the database is older than what was signed: it knows %,d entries as signed, %,d were."
                  + " Restore a newer copy; the log itself (Kafka) does not bring back the same"
                  + " entries. If there is none, begin a log under another origin:"
                  + " docs/audit-log.md")
              .formatted(head.size(), kept.size()));
    }
    if (kept.size() > 0 && !rootAt(connection, head, kept.size()).equals(kept)) {
      throw new DamagedTrail(
          ("the database has another history than what was signed: with %,d entries the root was"
                  + " %s. It was changed, or restored from before and filled anew:"
                  + " docs/audit-log.md")
              .formatted(kept.size(), kept.root()));
    }
  }

  private TreeHead rootAt(Connection connection, TreeHead head, long size) throws IOException {
    try {
      return TiledTree.open(new TileTable(connection, log.origin()), head).at(size).head();
    } catch (DamagedLogException e) {
      throw new DamagedTrail("the tiles do not agree: " + e.getMessage(), e);
    }
  }

  private boolean isOurs(SignedCheckpoint kept) {
    return switch (log.verify(kept)) {
      case CheckpointVerdict.Verified verified -> true;
      case CheckpointVerdict.Refused refused -> {
        LOG.warnf("A checkpoint that is not ours was found reason=%s", refused.why());
        yield false;
      }
    };
  }
}
