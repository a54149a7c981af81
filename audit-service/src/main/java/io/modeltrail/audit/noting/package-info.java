/// Writes to the log what no other record tells: who read the trail, and what the service itself
/// does.
@NullMarked
package io.modeltrail.audit.noting;

import org.jspecify.annotations.NullMarked;
