package io.modeltrail.torture.load;

import io.modeltrail.torture.history.Said;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record to send.
///
/// @param partition null: where its key leads
record Letter(
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    @Nullable UUID eventId,
    Said said,
    @Nullable Integer partition) {

  Letter onPartition(int where) {
    return new Letter(topic, key, value, eventId, said.scattered(), where);
  }
}
