package io.modeltrail.torture.check;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A record of the log, as a reader of committed records sees it.
///
/// @param topic without the installation's prefix
/// @param key as text; null if there is none
/// @param digest SHA-256 of the value
/// @param event what it says; null if that cannot be read, or is not needed
/// @param headers as text
record Seen(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    String digest,
    @Nullable SpecificRecord event,
    Map<String, String> headers) {

  static final String DEAD_LETTER = ".dead-letter";

  String place() {
    return place(topic, partition, offset);
  }

  static String place(String topic, int partition, long offset) {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }

  /// Of a dead letter: the place of the record that was set aside.
  String setAside() {
    return "%s-%s@%s"
        .formatted(
            headers.get("dead-letter-topic"),
            headers.get("dead-letter-partition"),
            headers.get("dead-letter-offset"));
  }
}
