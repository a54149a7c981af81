package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tile.TreeEdge;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Extends the tree by the entries that follow, and signs it. What is signed follows from what is
/// stored alone, so that whoever is killed at any point is simply followed by the next.
///
/// For one thread.
final class Integration {

  private final CheckpointSigner signer;
  private final int entriesAtOnce;
  private final Clock clock;
  private @Nullable TreeEdge known;

  /// @param entriesAtOnce most that one checkpoint adds
  Integration(CheckpointSigner signer, int entriesAtOnce, Clock clock) {
    this.signer = signer;
    this.entriesAtOnce = entriesAtOnce;
    this.clock = clock;
  }

  /// @param tx committed by the caller: what is returned was not signed if it does not come to that
  /// @param last what was signed last
  /// @return empty if no entries follow
  /// @throws DamagedTrail if what is stored does not agree
  Optional<SignedCheckpoint> extend(Connection tx, TreeHead last) throws SQLException {
    List<Hash> leaves = Leaves.hashes(tx, last.size(), entriesAtOnce);
    if (leaves.isEmpty()) {
      return Optional.empty();
    }
    TileTable tiles = new TileTable(tx, signer.origin());
    try {
      TreeEdge.Growth growth = edge(tiles, last).append(leaves);
      known = null; // until it is signed
      tiles.write(growth.tiles());
      TreeHead next = growth.edge().head();
      recheck(tiles, last, next);
      SignedCheckpoint signed = sign(last, next);
      if (!new CheckpointTable(tx, signer.origin()).advance(last, signed, clock.instant())) {
        throw new SQLException("somebody else has signed meanwhile", "40001");
      }
      known = growth.edge();
      return Optional.of(signed);
    } catch (DamagedLogException e) {
      throw new DamagedTrail("the tiles do not agree: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SQLException("the tiles could not be read", "08000", e);
    }
  }

  private TreeEdge edge(TileTable tiles, TreeHead last) throws IOException {
    TreeEdge edge = known;
    return edge != null && edge.head().equals(last) ? edge : TreeEdge.load(tiles, last);
  }

  /// Reads entries and tiles once more and computes all anew, up to the root: a bit that flipped
  /// between the disk and here would otherwise be signed, and nothing could mend the log then.
  private void recheck(TileTable tiles, TreeHead last, TreeHead next)
      throws SQLException, IOException {
    TiledTree stored = TiledTree.open(tiles, next);
    int added = (int) (next.size() - last.size());
    List<Hash> leaves = Leaves.hashes(tiles.connection(), last.size(), added);
    for (int i = 0; i < added; i++) {
      long index = last.size() + i;
      if (i >= leaves.size() || !stored.node(0, index).equals(leaves.get(i))) {
        throw new DamagedTrail("entry %d was another a moment ago".formatted(index));
      }
    }
  }

  private SignedCheckpoint sign(TreeHead last, TreeHead next) {
    SignedCheckpoint signed =
        switch (signer.sign(last, next)) {
          case Signing.Signed it -> it.checkpoint();
          case Signing.Refused refused -> throw new DamagedTrail(refused.why());
        };
    return switch (signer.log().verify(signed)) {
      case CheckpointVerdict.Verified verified -> signed;
      case CheckpointVerdict.Refused refused ->
          throw new DamagedTrail("our own signature is none: " + refused.why());
    };
  }
}
