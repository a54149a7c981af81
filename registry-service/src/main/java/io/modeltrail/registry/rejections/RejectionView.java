package io.modeltrail.registry.rejections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.messaging.rejection.Rejection;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refused record in the list.
///
/// @param workspace null if it could not be read
/// @param keyBase64 the record's key as it came, Base64
/// @param valueBase64 the record's value as it came, Base64; cut off in the list where it is long
/// @param valueBytes the value's whole length, in bytes
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionView(
    UUID id,
    String topic,
    int partition,
    long offset,
    String code,
    String detail,
    Instant refusedAt,
    @Nullable UUID eventId,
    @Nullable String workspace,
    @Nullable String keyBase64,
    @Nullable String valueBase64,
    int valueBytes,
    String deadLetterTopic) {

  /// A page of a thousand whole records would be too much.
  private static final int SHOWN_BYTES_MAX = 4096;

  static RejectionView of(Rejection rejection, LoopSettings settings) {
    byte[] value = rejection.value();
    return new RejectionView(
        rejection.id(),
        rejection.place().topic(),
        rejection.place().partition(),
        rejection.place().offset(),
        rejection.refusal().code(),
        rejection.refusal().detail(),
        rejection.refusedAt(),
        rejection.eventId(),
        rejection.scope(),
        base64(rejection.key()),
        base64(value),
        value == null ? 0 : value.length,
        settings.physical(rejection.place().topic() + DeadLetter.SUFFIX));
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    byte[] shown =
        bytes.length > SHOWN_BYTES_MAX ? java.util.Arrays.copyOf(bytes, SHOWN_BYTES_MAX) : bytes;
    return Base64.getEncoder().encodeToString(shown);
  }
}
