/// What monitoring saw of versions where they run: told and read over HTTP.
@NullMarked
package io.modeltrail.promotion.observations;

import org.jspecify.annotations.NullMarked;
