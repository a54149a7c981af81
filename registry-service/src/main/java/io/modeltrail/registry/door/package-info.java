/// The HTTP door to the log: checks, writes to Kafka, answers when the broker has acknowledged, and
/// tells what became of an event.
@NullMarked
package io.modeltrail.registry.door;

import org.jspecify.annotations.NullMarked;
