package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.tree.ConsistencyProof;
import java.io.IOException;

/// Proves to a witness that the tree has grown from what the witness has seen. Called by the thread
/// that asks, and by no other.
@FunctionalInterface
public interface Proofs {

  /// @param size from 1 to the tree's
  ConsistencyProof from(long size) throws IOException;
}
