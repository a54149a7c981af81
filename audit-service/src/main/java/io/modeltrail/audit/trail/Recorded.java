package io.modeltrail.audit.trail;

import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fact that a record is an entry.
///
/// @param eventId of the event that tells of it
/// @param recordEventId the record's own id
record Recorded(
    long index,
    UUID eventId,
    byte[] leafHash,
    Place place,
    Instant appendedAt,
    @Nullable String type,
    @Nullable String model,
    @Nullable UUID recordEventId) {

  static Recorded of(long index, Row row) {
    Entry entry = row.entry();
    return new Recorded(
        index,
        row.eventId(),
        entry.leaf().hash(),
        entry.place(),
        entry.appendedAt(),
        entry.reading().said().type(),
        entry.reading().said().model(),
        entry.reading().said().eventId());
  }
}
