/// Shows the log to whoever checks it: checkpoint, tiles and proofs, as C2SP's tlog-tiles and
/// tlog-proof have them.
@NullMarked
package io.modeltrail.audit.log;

import org.jspecify.annotations.NullMarked;
