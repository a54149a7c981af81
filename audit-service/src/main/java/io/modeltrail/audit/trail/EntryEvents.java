package io.modeltrail.audit.trail;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.wire.Sink;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells of entries on `audit.entry`.
final class EntryEvents {

  static final String TOPIC = "audit.entry";

  private static final String SERVICE = "audit-service";

  private EntryEvents() {}

  static Sink sink() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }

  static Emission emission(Recorded entry) {
    AuditEntryRecorded content =
        AuditEntryRecorded.newBuilder()
            .setEventId(entry.eventId())
            .setOccurredAt(entry.appendedAt())
            .setCausationId(entry.recordEventId())
            .setActor(new Actor(SERVICE, ActorKind.SERVICE, null, List.of(), Via.KAFKA))
            .setIndex(entry.index())
            .setLeafHash(HexFormat.of().formatHex(entry.leafHash()))
            .setTopic(entry.place().topic())
            .setPartition(entry.place().partition())
            .setOffset(entry.place().offset())
            .setType(entry.type())
            .setModelName(entry.model())
            .setRecordEventId(entry.recordEventId())
            .build();
    return new Emission(
        TOPIC,
        key(entry),
        entry.eventId(),
        "entries/" + entry.index(),
        entry.appendedAt(),
        content,
        null);
  }

  private static String key(Recorded entry) {
    return entry.model() != null
        ? entry.model()
        : firstNonNull(entry.recordEventId(), entry.eventId()).toString();
  }

  private static <T> T firstNonNull(@Nullable T first, T second) {
    return first != null ? first : second;
  }
}
