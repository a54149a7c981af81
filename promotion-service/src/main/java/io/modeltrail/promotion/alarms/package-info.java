/// What somebody has to look at, as HTTP shows it.
@NullMarked
package io.modeltrail.promotion.alarms;

import org.jspecify.annotations.NullMarked;
