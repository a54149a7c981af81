package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record as it came out of the log.
///
/// @param raw its topic's name is that in the cluster, with the installation's prefix
public record Arrival(Place place, ConsumerRecord<byte[], byte[]> raw) {

  /// When the broker appended it.
  public Instant appendedAt() {
    return Instant.ofEpochMilli(raw.timestamp());
  }

  /// Whether the value was not read whole, because it is larger than any record may be;
  /// `serializedValueSize` says how long it was.
  public boolean isCut() {
    return raw.value() != null && raw.value().length < raw.serializedValueSize();
  }
}
