package io.modeltrail.audit.answers.record;

import io.modeltrail.audit.publication.CheckpointTable;
import io.modeltrail.audit.publication.TileTable;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tree that the newest shown checkpoint signs: whoever changes an entry and its hash in the
/// database cannot make the hash lead to the signed root.
public final class SignedTree {

  private final SignedCheckpoint newest;
  private final @Nullable TiledTree tree;
  private final @Nullable String flaw;

  private SignedTree(SignedCheckpoint newest, @Nullable TiledTree tree, @Nullable String flaw) {
    this.newest = newest;
    this.tree = tree;
    this.flaw = flaw;
  }

  /// @param log whose signature counts
  /// @return empty if nothing was signed yet
  public static Optional<SignedTree> newest(Connection connection, Log log) throws SQLException {
    Optional<SignedCheckpoint> newest = new CheckpointTable(connection, log.origin()).newestKept();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    SignedCheckpoint checkpoint = newest.get();
    if (log.verify(checkpoint) instanceof CheckpointVerdict.Refused(String why)) {
      return Optional.of(
          new SignedTree(checkpoint, null, "the newest checkpoint is not this log's: " + why));
    }
    try {
      TileTable tiles = new TileTable(connection, log.origin());
      TiledTree tree = TiledTree.open(tiles, checkpoint.checkpoint().head());
      return Optional.of(new SignedTree(checkpoint, tree, null));
    } catch (DamagedLogException e) {
      return Optional.of(
          new SignedTree(
              checkpoint, null, "the tiles do not lead to the signed root: " + e.getMessage()));
    } catch (IOException e) {
      throw away(e);
    }
  }

  public SignedCheckpoint checkpoint() {
    return newest;
  }

  public long size() {
    return newest.checkpoint().head().size();
  }

  /// Why nothing can be compared with what was signed; empty: it can.
  public Optional<String> flaw() {
    return Optional.ofNullable(flaw);
  }

  /// What is wrong with an entry's hash; empty: it leads to the root, or the tree cannot tell, as
  /// [#flaw] says.
  Optional<String> flaw(long index, byte[] leafHash) throws SQLException {
    if (tree == null || index >= size()) {
      return Optional.empty();
    }
    try {
      return tree.node(0, index).equals(Hash.of(leafHash))
          ? Optional.empty()
          : Optional.of("its leaf is not the one that was signed");
    } catch (DamagedLogException e) {
      return Optional.of("its tile does not lead to the signed root: " + e.getMessage());
    } catch (IOException e) {
      throw away(e);
    }
  }

  /// The tree as it was when it had fewer entries; empty if [#flaw] says why not.
  ///
  /// @param size at most that of the newest
  public Optional<TreeHead> at(long size) throws SQLException {
    if (tree == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(tree.at(size).head());
    } catch (DamagedLogException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw away(e);
    }
  }

  /// That the tree begins with an older one, to be checked with both roots; empty if [#flaw] says
  /// why not, and of an empty tree.
  ///
  /// @param oldSize at most that of the newest
  public Optional<ConsistencyProof> consistency(long oldSize) throws SQLException {
    if (tree == null || oldSize == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(tree.prover().consistency(oldSize));
    } catch (DamagedLogException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw away(e);
    }
  }

  private static SQLException away(IOException e) {
    return e.getCause() instanceof SQLException sql
        ? sql
        : new SQLException("the tiles could not be read", "08000", e);
  }
}
