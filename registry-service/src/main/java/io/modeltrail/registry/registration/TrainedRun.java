package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A training run as the log told of it.
///
/// @param place where the log holds that event
/// @param at when the log took it
record TrainedRun(ModelTrained trained, Place place, Instant at, @Nullable String traceparent) {

  static TrainedRun of(Event event) {
    return new TrainedRun(
        (ModelTrained) event.content(), event.place(), event.appendedAt(), event.traceparent());
  }

  RunKey key() {
    return TrainedEvents.key(trained);
  }
}
