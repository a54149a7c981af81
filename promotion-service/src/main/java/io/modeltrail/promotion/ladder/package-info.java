/// The rules of the ladder, without I/O: which version an environment may run, and why not.
@NullMarked
package io.modeltrail.promotion.ladder;

import org.jspecify.annotations.NullMarked;
