/// Many rows into one table at once.
@NullMarked
package io.modeltrail.messaging.copy;

import org.jspecify.annotations.NullMarked;
