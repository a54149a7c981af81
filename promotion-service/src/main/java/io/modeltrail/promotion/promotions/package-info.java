/// Promotions over HTTP: asked for, found, read with their steps and gates.
@NullMarked
package io.modeltrail.promotion.promotions;

import org.jspecify.annotations.NullMarked;
