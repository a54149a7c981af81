/// Checkpoints (c2sp.org/tlog-checkpoint): what a log says of its tree, signed and verified.
@NullMarked
package io.modeltrail.tlog.checkpoint;

import org.jspecify.annotations.NullMarked;
