/// The HTTP door to the log: makes an event of a request, writes it to Kafka, answers when the
/// broker has acknowledged it, and tells what became of an event.
@NullMarked
package io.modeltrail.service.door;

import org.jspecify.annotations.NullMarked;
