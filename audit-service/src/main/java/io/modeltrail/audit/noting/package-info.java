/// Writes to the log what no other record tells: who read the trail.
@NullMarked
package io.modeltrail.audit.noting;

import org.jspecify.annotations.NullMarked;
