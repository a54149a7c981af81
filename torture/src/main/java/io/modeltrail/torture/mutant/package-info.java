/// Builds of the services that are broken on purpose.
@NullMarked
package io.modeltrail.torture.mutant;

import org.jspecify.annotations.NullMarked;
