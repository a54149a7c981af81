package io.modeltrail.messaging.record;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// An event that was read from the log, could be decoded, and is new to this service.
///
/// @param place where it stands
/// @param appendedAt when the broker appended it: the only time that decisions use
/// @param id the event's id
/// @param content the decoded record, in the reader's schema
/// @param traceparent W3C trace context it came with, if any
public record Event(
    Place place,
    Instant appendedAt,
    UUID id,
    SpecificRecord content,
    @Nullable String traceparent) {

  public Event {
    Objects.requireNonNull(place, "place is null");
    Objects.requireNonNull(appendedAt, "appendedAt is null");
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(content, "content is null");
  }
}
