package io.modeltrail.messaging.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 headers in Kafka's binary mode, for routing and tracing. Nothing is only there.
public final class CloudEvents {

  /// W3C trace context.
  public static final String TRACEPARENT = "traceparent";

  private static final Pattern TRACEPARENT_FORM =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

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

  /// The trace context that a record came with; null if it has none, or none that is one.
  public static @Nullable String traceparent(Headers headers) {
    Header header = headers.lastHeader(TRACEPARENT);
    return header == null || header.value() == null
        ? null
        : traceparent(new String(header.value(), UTF_8));
  }

  /// The same text if it is a trace context.
  public static @Nullable String traceparent(@Nullable String text) {
    return text != null && TRACEPARENT_FORM.matcher(text).matches() ? text : null;
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
