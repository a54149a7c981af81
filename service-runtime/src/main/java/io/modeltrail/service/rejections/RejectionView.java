package io.modeltrail.service.rejections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.rejection.RejectionList;
import io.modeltrail.service.remedy.Remedies;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refused record in the list.
///
/// @param href where it can be read whole
/// @param whatToDo one sentence for who sent it
/// @param replayed when it was sent again, last, and by whom; absent if it was not
/// @param workspace null if it could not be read
/// @param keyBase64 the record's key as it came, Base64
/// @param valueBase64 the record's value as it came, Base64; in the list its first 4 KiB
/// @param valueBytes the value's whole length, in bytes
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionView(
    UUID id,
    String href,
    String topic,
    int partition,
    long offset,
    String code,
    String detail,
    String whatToDo,
    Instant refusedAt,
    RejectionList.@Nullable Replayed replayed,
    @Nullable UUID eventId,
    @Nullable String workspace,
    @Nullable String keyBase64,
    @Nullable String valueBase64,
    int valueBytes,
    String deadLetterTopic) {

  static RejectionView of(RejectionList.Listed listed, LoopSettings settings) {
    Rejection rejection = listed.rejection();
    return new RejectionView(
        rejection.id(),
        "/rejections/" + rejection.id(),
        rejection.place().topic(),
        rejection.place().partition(),
        rejection.place().offset(),
        rejection.refusal().code(),
        rejection.refusal().detail(),
        Remedies.of(rejection.refusal().code()),
        rejection.refusedAt(),
        listed.replayed(),
        rejection.eventId(),
        rejection.scope(),
        base64(rejection.key()),
        base64(rejection.value()),
        rejection.valueBytes(),
        settings.physical(rejection.place().topic() + DeadLetter.SUFFIX));
  }

  static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
