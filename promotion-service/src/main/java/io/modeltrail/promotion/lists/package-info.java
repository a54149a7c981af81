/// Lists of what was stored in the order in which the log took it, the newest first.
@NullMarked
package io.modeltrail.promotion.lists;

import org.jspecify.annotations.NullMarked;
