package io.modeltrail.audit.hold;

import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the log is told of holds.
final class HoldNotes {

  private HoldNotes() {}

  static AuditNoted set(Hold hold) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("change", "set");
    switch (hold.extent()) {
      case Hold.Everything everything -> detail.put("everything", "true");
      case Hold.Some(var model, var type, TimeSpan when) -> {
        put(detail, "model", model);
        put(detail, "type", type);
        put(detail, "from", when.from());
        put(detail, "to", when.to());
      }
    }
    detail.put("reason", hold.reason());
    return note(hold.name(), detail);
  }

  static AuditNoted release(String name, String reason) {
    return note(name, Map.of("change", "released", "reason", reason));
  }

  private static AuditNoted note(String name, Map<String, String> detail) {
    return AuditNoted.newBuilder()
        .setEventId(UUID.randomUUID())
        .setKind(AuditNoteKind.HOLD)
        .setSubject("holds/" + name)
        .setDetail(detail)
        .build();
  }

  private static void put(Map<String, String> detail, String key, @Nullable Object value) {
    if (value != null) {
      detail.put(key, value.toString());
    }
  }
}
