package io.modeltrail.messaging.timer;

import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Something that has to happen when a time has come, unless it is called off before.
///
/// @param key of the record that will say so
/// @param subject what waits, as `promotions/<id>`
/// @param purpose why, as `version-registered`
/// @param dueAt by the log's clock
public record Timer(String key, String subject, String purpose, Instant dueAt) {

  public Timer {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(purpose, "purpose is null");
    Objects.requireNonNull(dueAt, "dueAt is null");
  }

  /// The id of the event that says that the time has come: the same from every instance.
  public UUID eventId() {
    return EventIds.named("timer.fired", subject, purpose, dueAt.toString());
  }
}
