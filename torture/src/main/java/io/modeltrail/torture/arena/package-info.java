/// The installation that is tortured, and what can be done to its parts.
@NullMarked
package io.modeltrail.torture.arena;

import org.jspecify.annotations.NullMarked;
