/// Turns what training jobs say into runs and versions, in the order in which the log holds it.
@NullMarked
package io.modeltrail.registry.registration;

import org.jspecify.annotations.NullMarked;
