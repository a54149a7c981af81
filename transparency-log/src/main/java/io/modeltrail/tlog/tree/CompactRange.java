package io.modeltrail.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/// All that is needed of a tree to let it grow: the roots of the perfect subtrees that it is made
/// of, largest first. At most 63 hashes, however many entries there are. Not for several threads.
public final class CompactRange {

  private final List<Hash> subtrees;
  private long size;

  private CompactRange(long size, List<Hash> subtrees) {
    this.size = size;
    this.subtrees = subtrees;
  }

  public static CompactRange empty() {
    return new CompactRange(0, new ArrayList<>());
  }

  /// @param subtrees as [#subtrees] gave them
  /// @throws IllegalArgumentException if a tree of that size has another number of them
  public static CompactRange of(long size, List<Hash> subtrees) {
    if (size < 0 || Long.bitCount(size) != subtrees.size()) {
      throw new IllegalArgumentException(
          "a tree of size %d is not made of %d subtrees".formatted(size, subtrees.size()));
    }
    return new CompactRange(size, new ArrayList<>(subtrees));
  }

  public void append(Hash leaf) {
    if (size == Long.MAX_VALUE) {
      throw new IllegalStateException("the tree is full");
    }
    Hash subtree = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
      subtree = TreeHashing.node(subtrees.removeLast(), subtree);
    }
    subtrees.add(subtree);
    size++;
  }

  public long size() {
    return size;
  }

  public List<Hash> subtrees() {
    return List.copyOf(subtrees);
  }

  public Hash root() {
    if (subtrees.isEmpty()) {
      return TreeHashing.emptyRoot();
    }
    Hash root = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = TreeHashing.node(subtrees.get(i), root);
    }
    return root;
  }

  public TreeHead head() {
    return new TreeHead(size, root());
  }
}
