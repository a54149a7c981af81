/// What can be told through HTTP, and is written to the log.
@NullMarked
package io.modeltrail.registry.door;

import org.jspecify.annotations.NullMarked;
