package io.modeltrail.messaging.rejection;

import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A refused record with its bytes unchanged. Nothing else in it comes from the record unchecked:
/// what refuses a record must not be refused for what stands in the record.
///
/// @param eventId null if it could not be read
/// @param scope who besides operators may see it; null: nobody. Left out if it is no name
/// @param value left out beyond [#VALUE_BYTES_MAX], which only a compressed batch can carry past a
///   broker
public record Rejection(
    Place place,
    Refusal refusal,
    @Nullable UUID eventId,
    @Nullable String scope,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers,
    Instant refusedAt) {

  /// The largest value that is kept.
  public static final int VALUE_BYTES_MAX = 8 * 1024 * 1024;

  private static final int SCOPE_LENGTH_MAX = 100;

  public Rejection {
    scope = scope != null && isName(scope) ? scope : null;
    value = value != null && value.length > VALUE_BYTES_MAX ? null : value;
  }

  private static boolean isName(String text) {
    return text.length() <= SCOPE_LENGTH_MAX && text.chars().noneMatch(Character::isISOControl);
  }

  /// Named by its place: once in the list, however often it is read.
  public UUID id() {
    return EventIds.named(
        "rejection",
        place.topicId().toString(),
        Integer.toString(place.partition()),
        Long.toString(place.offset()));
  }
}
