package io.modeltrail.messaging.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 headers in Kafka's binary mode, for routing and tracing. Nothing is only there.
public final class CloudEvents {

  /// W3C trace context.
  public static final String TRACEPARENT = "traceparent";

  private CloudEvents() {}

  /// @param type full name of the record
  /// @param source who writes it, as `/registry-service`
  public static Headers headers(UUID id, String type, String source, String subject, Instant time) {
    return new RecordHeaders()
        .add("ce_specversion", bytes("1.0"))
        .add("ce_id", bytes(id.toString()))
        .add("ce_type", bytes(type))
        .add("ce_source", bytes(source))
        .add("ce_subject", bytes(subject))
        .add("ce_time", bytes(time.toString()))
        .add("content-type", bytes("application/avro"));
  }

  public static @Nullable String traceparent(Headers headers) {
    Header header = headers.lastHeader(TRACEPARENT);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
