/// What stands in the log: where a record is, which event it carries, what is emitted because of
/// it.
@NullMarked
package io.modeltrail.messaging.record;

import org.jspecify.annotations.NullMarked;
