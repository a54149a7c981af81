/// Finds out from outside whether the promise was kept: from the history, topics, HTTP and tiles
/// alone.
@NullMarked
package io.modeltrail.torture.check;

import org.jspecify.annotations.NullMarked;
