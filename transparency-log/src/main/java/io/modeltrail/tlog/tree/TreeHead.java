package io.modeltrail.tlog.tree;

import java.util.Objects;

/// A tree of entries, as short as can be: whoever has the same two has the same entries. To be
/// taken from a verified checkpoint, never from beside a proof.
///
/// @param size entries, 0 to 2^63-1
public record TreeHead(long size, Hash root) {

  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no size " + size);
    }
    Objects.requireNonNull(root, "root is null");
  }

  public static TreeHead empty() {
    return new TreeHead(0, TreeHashing.emptyRoot());
  }
}
