package io.modeltrail.promotion.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.promotion.ladder.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Writes a record as a CloudEvent 1.0 in structured mode. Its attributes are those of the record's
/// headers, which are there for routing; its data is what `GET
/// /environments/{environment}/champions/{model}` shows.
final class CloudEventJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudEventJson() {}

  /// UTF-8, on one line.
  static byte[] write(
      ConsumerRecord<byte[], byte[]> record, ModelPromoted content, String service) {
    String subject = Topics.subject(content.getEnvironment(), content.getModelName());
    String time = header(record, "ce_time", Instant.ofEpochMilli(record.timestamp()).toString());
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", content.getEventId().toString());
    event.put("source", header(record, "ce_source", "/" + service));
    event.put("type", content.getSchema().getFullName());
    event.put("subject", header(record, "ce_subject", subject));
    event.put("time", time);
    String traceparent = CloudEvents.traceparent(record.headers());
    if (traceparent != null) {
      event.put(CloudEvents.TRACEPARENT, traceparent);
    }
    event.put("datacontenttype", "application/json");
    try {
      ObjectNode data = (ObjectNode) JSON.readTree(PlainJson.write(content));
      data.put("since", time);
      data.put("promotion", "/" + Topics.PROMOTIONS + content.getPromotionId());
      event.set("data", data);
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static String header(
      ConsumerRecord<byte[], byte[]> record, String name, String otherwise) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? otherwise : new String(header.value(), UTF_8);
  }
}
