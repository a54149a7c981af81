package io.modeltrail.service.rejections;

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
/// @param valueBase64 the first 4 KiB of the record's value as it came, Base64
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

  static RejectionView of(Rejection rejection, LoopSettings settings) {
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
        base64(rejection.value()),
        rejection.valueBytes(),
        settings.physical(rejection.place().topic() + DeadLetter.SUFFIX));
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
