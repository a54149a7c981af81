/// Witnesses (c2sp.org/tlog-cosignature, tlog-witness, tlog-policy): what they sign, how they are
/// asked, and whether enough of them have.
@NullMarked
package io.modeltrail.tlog.witness;

import org.jspecify.annotations.NullMarked;
