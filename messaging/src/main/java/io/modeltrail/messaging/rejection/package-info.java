/// Refused records: kept as they came, written to their dead-letter topic, listed for those who may
/// repair them.
@NullMarked
package io.modeltrail.messaging.rejection;

import org.jspecify.annotations.NullMarked;
