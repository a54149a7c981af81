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

/// What the log has said, as the places outside of the database remember it.
///
/// @param log with all keys that it ever had
record Memory(List<Keeping> places, Log log) implements AutoCloseable {

  /// Makes sure that the database has all that was ever signed. One that was restored from before
  /// does not: whoever signs then tells a second story.
  ///
  /// @param head what the database knows as signed last
  /// @throws DamagedTrail if it has not; the message says what to do
  /// @throws IOException if a place cannot tell now
  void compare(Connection connection, TreeHead head) throws IOException {
    for (Keeping place : places) {
      for (SignedCheckpoint kept : place.newest()) {
        if (!vouchesFor(kept)) {
          throw new DamagedTrail(
              "%s holds a checkpoint of '%s' that no known key has signed: name the former key"
                  .formatted(place, kept.checkpoint().origin()));
        }
        compare(connection, head, kept.checkpoint().head());
      }
    }
  }

  /// From now on this publisher alone may keep anything, where a place can tell.
  void take() throws IOException {
    for (Keeping place : places) {
      place.take();
    }
  }

  /// Whether a key is known: what it signed counts.
  boolean knows(String verifierKey) {
    return log.keys().stream().anyMatch(key -> key.toString().equals(verifierKey));
  }

  /// Keeps it where it is not what was kept last: a place may be new, or have lost what it had.
  void remind(SignedCheckpoint newest) throws IOException {
    for (Keeping place : places) {
      if (place.newest().stream()
          .noneMatch(kept -> kept.checkpoint().equals(newest.checkpoint()))) {
        place.keep(newest);
      }
    }
  }

  /// Whether the log has said this.
  boolean vouchesFor(SignedCheckpoint checkpoint) {
    return log.verify(checkpoint) instanceof CheckpointVerdict.Verified;
  }

  void keep(SignedCheckpoint checkpoint) throws IOException {
    for (Keeping place : places) {
      place.keep(checkpoint);
    }
  }

  @Override
  public void close() {
    places.forEach(Keeping::close);
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
}
