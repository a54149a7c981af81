/// The ladder and its champions, as HTTP shows them.
@NullMarked
package io.modeltrail.promotion.environments;

import org.jspecify.annotations.NullMarked;
