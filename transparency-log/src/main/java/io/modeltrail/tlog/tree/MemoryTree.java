package io.modeltrail.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/// A tree that is kept in memory, all of it: for small logs, and for tests. Not for several
/// threads.
public final class MemoryTree implements NodeReader<RuntimeException> {

  /// By height: the roots of all perfect subtrees.
  private final List<List<Hash>> nodes = new ArrayList<>();

  public MemoryTree() {
    nodes.add(new ArrayList<>());
  }

  public void append(Hash leaf) {
    Hash node = leaf;
    for (int height = 0; ; height++) {
      if (height == nodes.size()) {
        nodes.add(new ArrayList<>());
      }
      List<Hash> row = nodes.get(height);
      row.add(node);
      if (row.size() % 2 == 1) {
        return;
      }
      node = TreeHashing.node(row.get(row.size() - 2), node);
    }
  }

  public long size() {
    return nodes.getFirst().size();
  }

  @Override
  public Hash node(int height, long index) {
    return nodes.get(height).get(Math.toIntExact(index));
  }

  /// Proofs for the tree as it is now, or as it was when it had fewer entries.
  public Prover<RuntimeException> at(long size) {
    if (size > size()) {
      throw new IndexOutOfBoundsException("the tree has %d entries only".formatted(size()));
    }
    return new Prover<>(this, size);
  }

  public TreeHead head() {
    return at(size()).head();
  }
}
