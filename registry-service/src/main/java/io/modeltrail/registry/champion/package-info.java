/// What each environment runs, as the promotion service tells it.
@NullMarked
package io.modeltrail.registry.champion;

import org.jspecify.annotations.NullMarked;
