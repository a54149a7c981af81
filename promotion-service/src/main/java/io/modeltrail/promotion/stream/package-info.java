/// Promotions as server-sent events: read from the log, from where the client left off.
@NullMarked
package io.modeltrail.promotion.stream;

import org.jspecify.annotations.NullMarked;
