/// Between bytes and records: the Confluent wire format, the schema registry, and what every record
/// must keep to. Tells a record that is bad from one that cannot be judged now.
@NullMarked
package io.modeltrail.messaging.wire;

import org.jspecify.annotations.NullMarked;
