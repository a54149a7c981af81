package io.modeltrail.messaging.rejection;

import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A refused record with its bytes unchanged.
///
/// @param eventId null if it could not be read
/// @param scope who besides operators may see it; null: nobody
public record Rejection(
    Place place,
    Refusal refusal,
    @Nullable UUID eventId,
    @Nullable String scope,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers,
    Instant refusedAt) {

  /// Named by its place: once in the list, however often it is read.
  public UUID id() {
    return EventIds.named(
        "rejection",
        place.topicId().toString(),
        Integer.toString(place.partition()),
        Long.toString(place.offset()));
  }
}
