/// All that a decider has to see of a promotion, and the digest that binds a decision to it.
@NullMarked
package io.modeltrail.promotion.evidence;

import org.jspecify.annotations.NullMarked;
