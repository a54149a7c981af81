/// Proofs that are files (c2sp.org/tlog-proof): checked by whoever holds the entry, offline.
@NullMarked
package io.modeltrail.tlog.proof;

import org.jspecify.annotations.NullMarked;
