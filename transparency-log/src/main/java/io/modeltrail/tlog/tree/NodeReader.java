package io.modeltrail.tlog.tree;

/// Where the nodes of a tree are read.
///
/// @param <E> what reading may fail with
@FunctionalInterface
public interface NodeReader<E extends Exception> {

  /// The root of the perfect subtree over the entries from `index * 2^height` (inclusive) to
  /// `(index + 1) * 2^height` (exclusive), all of which are there.
  Hash node(int height, long index) throws E;
}
