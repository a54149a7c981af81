package io.modeltrail.tlog.tree;

import io.modeltrail.tlog.tree.Verdict.Refuted;
import java.util.List;

/// That a tree begins with all entries of an older one, unchanged (RFC 6962 section 2.1.2).
public record ConsistencyProof(List<Hash> hashes) {

  /// What a witness takes. Only trees of more than 2^62 entries can have a longer proof.
  public static final int HASHES_MAX = 63;

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /// As RFC 9162 section 2.1.4.2 says. Nothing can be proven of a tree without entries: whoever
  /// sees a log for the first time has nothing to compare.
  public Verdict verify(TreeHead older, TreeHead newer) {
    if (older.size() > newer.size()) {
      return new Refuted("the tree went back from %d to %d".formatted(older.size(), newer.size()));
    }
    if (older.size() == 0) {
      return new Refuted("of an empty tree nothing can be proven");
    }
    if (older.size() == newer.size()) {
      return verifySame(older, newer);
    }
    if (hashes.isEmpty()) {
      return new Refuted("there are no hashes");
    }
    boolean perfect = Long.bitCount(older.size()) == 1;
    Hash first = perfect ? older.root() : hashes.get(0);
    return verify(older, newer, first, perfect ? hashes : hashes.subList(1, hashes.size()));
  }

  private Verdict verifySame(TreeHead older, TreeHead newer) {
    if (!hashes.isEmpty()) {
      return new Refuted("between trees of one size there is nothing to prove with hashes");
    }
    return older.root().equals(newer.root())
        ? new Verdict.Proven()
        : new Refuted("two roots for the size " + older.size());
  }

  /// @param first the largest subtree that both trees have and the older one ends with
  private static Verdict verify(TreeHead older, TreeHead newer, Hash first, List<Hash> path) {
    long node = older.size() - 1;
    long last = newer.size() - 1;
    int shift = Long.numberOfTrailingZeros(~node);
    node >>>= shift;
    last >>>= shift;
    Hash oldRoot = first;
    Hash newRoot = first;
    for (Hash hash : path) {
      if (last == 0) {
        return new Refuted("there are more hashes than lead to the root");
      }
      if ((node & 1) == 1 || node == last) {
        oldRoot = TreeHashing.node(hash, oldRoot);
        newRoot = TreeHashing.node(hash, newRoot);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newRoot = TreeHashing.node(newRoot, hash);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      return new Refuted("the hashes do not reach the root");
    }
    if (!oldRoot.equals(older.root())) {
      return new Refuted("the hashes lead to another older root: " + oldRoot);
    }
    return newRoot.equals(newer.root())
        ? new Verdict.Proven()
        : new Refuted("the hashes lead to another newer root: " + newRoot);
  }
}
