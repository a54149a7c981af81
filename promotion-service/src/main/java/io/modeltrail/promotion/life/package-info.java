/// The life of a promotion: what was asked for, the states it can come to, and what leads from one
/// to the next.
@NullMarked
package io.modeltrail.promotion.life;

import org.jspecify.annotations.NullMarked;
