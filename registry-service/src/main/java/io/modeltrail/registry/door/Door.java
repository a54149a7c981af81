package io.modeltrail.registry.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.registry.problem.Problem;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes an event to the log on a caller's behalf. When it returns, the broker has acknowledged
/// the event; it takes effect when the loop reads it, like any other.
@ApplicationScoped
class Door {

  private static final Logger LOG = Logger.getLogger(Door.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// An event on its way to the log.
  ///
  /// @param subject what it is about, as `models/wine`
  /// @param traceparent the caller's trace context
  record Written(
      UUID eventId, String subject, SpecificRecord content, @Nullable String traceparent) {}

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> log;
  private final LoopSettings settings;
  private final Encoder encoder;

  Door(
      @Channel("log") MutinyEmitter<ProducerRecord<byte[], byte[]>> log,
      LoopSettings settings,
      SchemaRegistry schemas) {
    this.log = log;
    this.settings = settings;
    this.encoder = new Encoder(schemas);
  }

  /// @param key the record's key
  /// @throws Problem.Thrown 413 if it is too large for a record, 503 if the broker does not
  ///   acknowledge it
  void write(Sink sink, String key, Written written) {
    SpecificRecord content = written.content;
    UUID eventId = written.eventId;
    byte[] value = encoder.encode(settings.subject(sink.topic()), sink.schemaText(), content);
    if (value.length > Decoder.RECORD_BYTES_MAX) {
      throw Problem.of(
              413,
              "RECORD_TOO_LARGE",
              "encoded it has %,d bytes, at most %,d are taken"
                  .formatted(value.length, Decoder.RECORD_BYTES_MAX))
          .thrown();
    }
    Headers headers =
        CloudEvents.headers(
            eventId,
            content.getSchema().getFullName(),
            "/" + settings.service(),
            written.subject,
            Clock.systemUTC().instant());
    String traceparent = CloudEvents.traceparent(written.traceparent);
    if (traceparent != null) {
      headers.add(CloudEvents.TRACEPARENT, CloudEvents.bytes(traceparent));
    }
    send(
        new ProducerRecord<>(
            settings.physical(sink.topic()), null, key.getBytes(UTF_8), value, headers),
        eventId);
  }

  private void send(ProducerRecord<byte[], byte[]> record, UUID eventId) {
    try {
      log.send(record).await().atMost(PATIENCE);
    } catch (RuntimeException e) { // of whatever kind: the event may be in the log or not
      throw notAcknowledged(eventId, e);
    }
  }

  private static Problem.Thrown notAcknowledged(UUID eventId, Exception e) {
    LOG.warnf("The broker did not acknowledge eventId=%s reason=%s", eventId, e.getMessage());
    return Problem.unavailable(
        "the broker did not acknowledge the event; send it again with eventId %s, which takes effect once"
            .formatted(eventId));
  }
}
