package io.modeltrail.promotion;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.messaging.wire.PlainJson;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Both doors that an event can come through.
public final class Doors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Doors() {}

  /// A deployer tells it over HTTP and waits for the effect.
  public static ValidatableResponse tell(String path, SpecificRecord event) {
    return as("deployer")
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .body(body(event))
        .post(path)
        .then();
  }

  private static String body(SpecificRecord event) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(PlainJson.write(event));
      body.remove("actor");
      return body.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Neither door lets it in.
  public static void shut(Log log, String path, SpecificRecord event, int status, String code) {
    RecordMetadata place = log.send(event);
    await().untilAsserted(() -> assertThat(reason(log, event, place)).isEqualTo(code));
    tell(path, event).statusCode(status).body("code", equalTo(code));
  }

  private static String reason(Log log, SpecificRecord event, RecordMetadata place) {
    String key = (String) event.get(event.getSchema().getField("modelName").pos());
    return log.plain().records(place.topic() + ".dead-letter", key).stream()
        .filter(letter -> header(letter, "dead-letter-partition").equals("" + place.partition()))
        .filter(letter -> header(letter, "dead-letter-offset").equals("" + place.offset()))
        .map(letter -> header(letter, "dead-letter-reason"))
        .findFirst()
        .orElse("none");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
