/// Tells the log that waiting times are over.
@NullMarked
package io.modeltrail.service.timer;

import org.jspecify.annotations.NullMarked;
