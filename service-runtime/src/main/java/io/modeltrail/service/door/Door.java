package io.modeltrail.service.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.problem.Problem;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
public class Door {

  private static final Logger LOG = Logger.getLogger(Door.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// An event on its way to the log.
  ///
  /// @param key the record's key
  /// @param subject what it is about, as `models/wine`
  /// @param traceparent the caller's trace context
  public record Letter(
      Sink sink, String key, String subject, Said<?> said, @Nullable String traceparent) {}

  /// An event that is in the log.
  ///
  /// @param before what was known under its id before
  /// @param patience how long its effect is waited for
  public record Told(Said<?> said, Optional<Outcome> before, Duration patience) {}

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> log;
  private final LoopSettings settings;
  private final Encoder encoder;
  private final Fates fates;

  Door(
      @Channel("log") MutinyEmitter<ProducerRecord<byte[], byte[]>> log,
      LoopSettings settings,
      SchemaRegistry schemas,
      Fates fates) {
    this.log = log;
    this.settings = settings;
    this.encoder = new Encoder(schemas);
    this.fates = fates;
  }

  /// Writes an event to the log and waits for its effect, as long as the caller prefers.
  ///
  /// @param prefer the request's header `Prefer`, as `wait=20`
  /// @return what became of it; [Fate.Pending] without such a preference
  /// @throws Problem.Thrown 413 if it is too large for a record, 503 if the broker does not
  ///   acknowledge it
  public Fate tell(Letter letter, @Nullable String prefer) throws SQLException {
    return await(write(record(letter), letter.said, prefer));
  }

  /// Writes a record to the log.
  ///
  /// @param said the event that it is
  /// @return to be given to [#await]
  /// @throws Problem.Thrown 503 if the broker does not acknowledge it
  public Told write(ProducerRecord<byte[], byte[]> record, Said<?> said, @Nullable String prefer)
      throws SQLException {
    Duration wait = Preference.parse(prefer).waiting();
    Optional<Outcome> before = wait.isZero() ? Optional.empty() : fates.find(said.eventId());
    send(record, said.eventId());
    return new Told(said, before, wait);
  }

  /// Waits for the effect of an event that is in the log, as long as the caller prefers.
  public Fate await(Told told) throws SQLException {
    UUID eventId = told.said.eventId();
    return fates
        .await(eventId, told.before, told.patience)
        .map(outcome -> Fate.of(outcome, told.said))
        .orElseGet(() -> new Fate.Pending(eventId));
  }

  /// Writes an event to the log.
  ///
  /// @throws Problem.Thrown 413 if it is too large for a record, 503 if the broker does not
  ///   acknowledge it
  public void write(Letter letter) {
    send(record(letter), letter.said.eventId());
  }

  /// The record that an event becomes in the log.
  ///
  /// @throws Problem.Thrown 413 if it is too large for one
  public ProducerRecord<byte[], byte[]> record(Letter letter) {
    SpecificRecord content = letter.said.event();
    UUID eventId = letter.said.eventId();
    Sink sink = letter.sink;
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
            letter.subject,
            Clock.systemUTC().instant());
    String traceparent = CloudEvents.traceparent(letter.traceparent);
    if (traceparent != null) {
      headers.add(CloudEvents.TRACEPARENT, CloudEvents.bytes(traceparent));
    }
    return new ProducerRecord<>(
        settings.physical(sink.topic()), null, letter.key.getBytes(UTF_8), value, headers);
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
