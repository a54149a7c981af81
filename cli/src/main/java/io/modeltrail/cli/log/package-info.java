/// Checks the log of the trail from outside: all of it at once, or each new checkpoint.
@NullMarked
package io.modeltrail.cli.log;

import org.jspecify.annotations.NullMarked;
