package io.modeltrail.messaging.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A refused record with its bytes unchanged. What refuses a record must not be refused for what
/// stands in the record: nothing else in it comes from the record unchecked, and a part that only a
/// compressed batch can have carried past a broker is left out.
///
/// @param eventId null if it could not be read
/// @param scope who besides operators may see it; null: nobody. Left out if it is no name
/// @param key left out beyond [#KEY_BYTES_MAX]
/// @param value left out beyond [#VALUE_BYTES_MAX]
/// @param valueBytes how long the value was as it came; 0 for none
/// @param headers left out beyond [#HEADERS_BYTES_MAX]
public record Rejection(
    Place place,
    Refusal refusal,
    @Nullable UUID eventId,
    @Nullable String scope,
    byte @Nullable [] key,
    byte @Nullable [] value,
    int valueBytes,
    Headers headers,
    Instant refusedAt) {

  /// A broker takes about 1 MiB for all of a record, unless told otherwise.
  public static final int VALUE_BYTES_MAX = 1_400_000;

  public static final int KEY_BYTES_MAX = 64 * 1024;
  public static final int HEADERS_BYTES_MAX = 256 * 1024;

  private static final int SCOPE_LENGTH_MAX = 100;

  public Rejection {
    scope = scope != null && isName(scope) ? scope : null;
    key = key != null && key.length > KEY_BYTES_MAX ? null : key;
    value = value != null && value.length > VALUE_BYTES_MAX ? null : value;
    headers = size(headers) > HEADERS_BYTES_MAX ? new RecordHeaders() : headers;
  }

  /// Named by its place: once in the list, however often it is read.
  public UUID id() {
    return EventIds.named(
        "rejection",
        place.topicId().toString(),
        Integer.toString(place.partition()),
        Long.toString(place.offset()));
  }

  /// Whether the value was left out.
  public boolean isCut() {
    return value == null && valueBytes > 0;
  }

  private static boolean isName(String text) {
    return text.length() <= SCOPE_LENGTH_MAX && text.chars().noneMatch(Character::isISOControl);
  }

  private static long size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += header.key().getBytes(UTF_8).length;
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }
}
