package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What the loop carries through a batch: records with what became of their bytes.
final class Items {

  private Items() {}

  /// @param raw as it was read
  /// @param decoded what its bytes say
  record Item(
      Place place,
      ConsumerRecord<byte[], byte[]> raw,
      Decoded decoded,
      @Nullable String traceparent) {

    Event event(Decoded.Good good) {
      return new Event(
          place,
          Instant.ofEpochMilli(raw.timestamp()),
          good.identity().eventId(),
          good.content(),
          traceparent);
    }

    /// Whether the value was not read whole, see [BoundedValues].
    private boolean isCut() {
      return raw.value() != null && raw.value().length < raw.serializedValueSize();
    }

    /// The event's id, if it could be read.
    @Nullable UUID eventId() {
      Source.Identity identity = identity();
      return identity == null ? null : identity.eventId();
    }

    private Source.@Nullable Identity identity() {
      return switch (decoded) {
        case Decoded.Good good -> good.identity();
        case Decoded.Bad bad -> bad.identity();
      };
    }

    Rejection rejected(Refusal refusal, Instant at) {
      Source.Identity identity = identity();
      return new Rejection(
          place,
          refusal,
          eventId(),
          identity == null ? null : identity.scope(),
          raw.key(),
          isCut() ? null : raw.value(),
          Math.max(0, raw.serializedValueSize()),
          raw.headers(),
          at);
    }

    /// The same record, refused by the database.
    Item refused(Refusal refusal) {
      return new Item(place, raw, new Decoded.Bad(refusal, identity()), traceparent);
    }
  }

  /// The longest beginning in which no event id stands with two contents. What the second one
  /// becomes depends on what the first one became, so it is left to the next transaction.
  static List<Item> withoutContradiction(List<Item> items) {
    Map<UUID, byte[]> seen = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).decoded() instanceof Decoded.Good good) {
        byte[] before = seen.putIfAbsent(good.identity().eventId(), good.digest());
        if (before != null && !Arrays.equals(before, good.digest())) {
          return items.subList(0, i);
        }
      }
    }
    return items;
  }
}
