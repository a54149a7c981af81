package io.modeltrail.messaging.record;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A record to be written to the log because of a fact that is stored.
///
/// @param topic without the installation's prefix
/// @param key decides the partition
/// @param eventId the fact's own id, see [EventIds]
/// @param subject what it is about, as `models/wine/versions/3`
/// @param time when the fact came to be, by the log's clock
/// @param content the record
/// @param traceparent W3C trace context of what led to it, if known
public record Emission(
    String topic,
    String key,
    UUID eventId,
    String subject,
    Instant time,
    SpecificRecord content,
    @Nullable String traceparent) {

  public Emission {
    Objects.requireNonNull(topic, "topic is null");
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(eventId, "eventId is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(time, "time is null");
    Objects.requireNonNull(content, "content is null");
  }
}
