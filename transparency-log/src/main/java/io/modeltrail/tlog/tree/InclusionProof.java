package io.modeltrail.tlog.tree;

import java.util.List;

/// That an entry is in a tree (RFC 6962 section 2.1.1).
///
/// @param index of the entry, from 0
/// @param hashes the leaf's sibling first, the root's child last
public record InclusionProof(long index, List<Hash> hashes) {

  /// No tree is higher.
  public static final int HASHES_MAX = 63;

  public InclusionProof {
    if (index < 0) {
      throw new IllegalArgumentException("no entry has the index " + index);
    }
    hashes = List.copyOf(hashes);
  }

  /// As RFC 9162 section 2.1.3.2 says.
  ///
  /// @param leaf computed from the entry that is held in hand
  /// @param head from a verified checkpoint
  public Verdict verify(Hash leaf, TreeHead head) {
    if (index >= head.size()) {
      return new Verdict.Refuted(
          "there is no entry %d in a tree of size %d".formatted(index, head.size()));
    }
    long node = index;
    long last = head.size() - 1;
    Hash computed = leaf;
    for (Hash sibling : hashes) {
      if (last == 0) {
        return new Verdict.Refuted("there are more hashes than lead to the root");
      }
      if ((node & 1) == 1 || node == last) {
        computed = TreeHashing.node(sibling, computed);
        // At the right edge a node without sibling is its own parent.
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        computed = TreeHashing.node(computed, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      return new Verdict.Refuted("the hashes do not reach the root");
    }
    return computed.equals(head.root())
        ? new Verdict.Proven()
        : new Verdict.Refuted("the hashes lead to another root: " + computed);
  }
}
