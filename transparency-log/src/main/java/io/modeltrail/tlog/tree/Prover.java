package io.modeltrail.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/// Makes proofs for a tree out of its nodes: as many reads as the proof has hashes, and for those
/// over the tree's right edge a few more.
///
/// @param size of the tree; what the reader has beyond it is not looked at
/// @param <E> what reading may fail with
public record Prover<E extends Exception>(NodeReader<E> nodes, long size) {

  public Prover {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no size " + size);
    }
  }

  public TreeHead head() throws E {
    return size == 0 ? TreeHead.empty() : new TreeHead(size, root(0, size));
  }

  /// @throws IndexOutOfBoundsException if there is no such entry
  public InclusionProof inclusion(long index) throws E {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "there is no entry %d in a tree of size %d".formatted(index, size));
    }
    List<Hash> hashes = new ArrayList<>();
    addPath(index, 0, size, hashes);
    return new InclusionProof(index, hashes);
  }

  /// @param oldSize of the older tree, from 1 to this one's
  /// @throws IndexOutOfBoundsException if it is not
  public ConsistencyProof consistency(long oldSize) throws E {
    if (oldSize <= 0 || oldSize > size) {
      throw new IndexOutOfBoundsException(
          "nothing can be proven from size %d to %d".formatted(oldSize, size));
    }
    List<Hash> hashes = new ArrayList<>();
    addConsistency(oldSize, 0, size, true, hashes);
    return new ConsistencyProof(hashes);
  }

  /// PATH of RFC 6962, for the entries from `start` on. Not deeper than the tree is high.
  private void addPath(long index, long start, long count, List<Hash> hashes) throws E {
    if (count == 1) {
      return;
    }
    long left = leftOf(count);
    if (index < start + left) {
      addPath(index, start, left, hashes);
      hashes.add(root(start + left, count - left));
    } else {
      addPath(index, start + left, count - left, hashes);
      hashes.add(root(start, left));
    }
  }

  /// SUBPROOF of RFC 6962.
  ///
  /// @param known whether the verifier has the root of what is left of the older tree
  private void addConsistency(long old, long start, long count, boolean known, List<Hash> hashes)
      throws E {
    if (old == count) {
      if (!known) {
        hashes.add(root(start, count));
      }
      return;
    }
    long left = leftOf(count);
    if (old <= left) {
      addConsistency(old, start, left, known, hashes);
      hashes.add(root(start + left, count - left));
    } else {
      addConsistency(old - left, start + left, count - left, false, hashes);
      hashes.add(root(start, left));
    }
  }

  private Hash root(long start, long count) throws E {
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return nodes.node(height, start >>> height);
    }
    long left = leftOf(count);
    return TreeHashing.node(root(start, left), root(start + left, count - left));
  }

  /// The largest power of two that is less.
  private static long leftOf(long count) {
    return Long.highestOneBit(count - 1);
  }
}
