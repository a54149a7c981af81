package io.modeltrail.examples.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.ModelTrained;
import org.apache.kafka.common.header.Headers;

/// The event's envelope as CloudEvents 1.0 headers in binary mode.
///
/// Nothing is only in the headers: a record without them is just as good.
final class CloudEventHeaders {

  private static final String SOURCE = "/examples/training-job";

  private CloudEventHeaders() {}

  static void add(Headers headers, ModelTrained event) {
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", event.getEventId().toString());
    put(headers, "ce_type", event.getSchema().getFullName());
    put(headers, "ce_source", SOURCE);
    put(headers, "ce_subject", event.getModelName());
    put(headers, "ce_time", event.getOccurredAt().toString());
    put(headers, "content-type", "application/avro");
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
