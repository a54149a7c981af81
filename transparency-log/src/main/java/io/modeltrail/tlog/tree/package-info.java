/// The Merkle tree of RFC 6962: hashes, growth, and proofs, made and verified.
@NullMarked
package io.modeltrail.tlog.tree;

import org.jspecify.annotations.NullMarked;
