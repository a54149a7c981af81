/// Waiting times that end by a record in the log.
@NullMarked
package io.modeltrail.messaging.timer;

import org.jspecify.annotations.NullMarked;
