package io.modeltrail.service.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Content;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rejections.RefusedRecords.Reading;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Makes of a refused record the one that is sent again: as it came, under the right key, or
/// corrected. Both say where they are from and who sent them, and keep the event's id. Who corrects
/// it says it; sent again as it came, it keeps its actor.
@RequestScoped
class Replay {

  private static final String REPLAYED_FROM = "replayed-from";
  private static final String REPLAYED_BY = "replayed-by";

  private final RefusedRecords records;
  private final EventBodies bodies;
  private final Door door;
  private final ReplayRights rights;
  private final LoopSettings settings;

  /// A record on its way to the log, and the event that it is.
  record Again(ProducerRecord<byte[], byte[]> record, Said<?> said) {}

  Replay(
      RefusedRecords records,
      EventBodies bodies,
      Door door,
      ReplayRights rights,
      LoopSettings settings) {
    this.records = records;
    this.bodies = bodies;
    this.door = door;
    this.rights = rights;
    this.settings = settings;
  }

  /// The record as it came, after what refused it has changed.
  ///
  /// @throws Problem.Thrown 422 if it would be refused again, whatever has changed around it
  Again asItCame(Rejection rejection) {
    rights.resend(rejection.place().topic());
    source(rejection);
    return switch (records.read(rejection)) {
      case Reading.Illegible(String why) -> throw needsBody(why);
      case Reading.Legible(SpecificRecord content, Source.Identity identity) -> {
        if (rejection.refusal().code().equals(Refusal.EVENT_ID_REUSED)) {
          throw needsBody(rejection.refusal().detail());
        }
        yield switch (Content.inspect(content)) {
          case Content.Unsound(Refusal refusal) -> throw needsBody(refusal.detail());
          case Content.Sound(byte[] digest) ->
              new Again(
                  new ProducerRecord<>(
                      settings.physical(rejection.place().topic()),
                      null,
                      identity.key().getBytes(UTF_8),
                      rejection.value(),
                      from(rejection, new RecordHeaders(rejection.headers()))),
                  new Said<>(identity.eventId(), content, digest));
        };
      }
    };
  }

  /// The event as the caller says it now.
  ///
  /// @param body the event as plain JSON
  /// @throws Problem.Thrown 400 naming what is wrong and where, 403 if the caller may say no such
  ///   event
  Again corrected(Rejection rejection, String body) throws SQLException {
    rights.correct(rejection.place().topic());
    return corrected(rejection, body, source(rejection));
  }

  private <T extends SpecificRecord> Again corrected(
      Rejection rejection, String body, Source<T> source) throws SQLException {
    Said<T> said = bodies.corrected(body, source.type(), original(rejection));
    Source.Identity identity = source.identity().apply(said.event());
    rights.say(said.event(), identity.scope());
    String key = identity.key();
    ProducerRecord<byte[], byte[]> record =
        door.record(
            new Door.Letter(
                new Sink(source.topic(), source.schemaText()),
                key,
                "rejections/" + rejection.id(),
                said,
                CloudEvents.traceparent(rejection.headers())));
    from(rejection, record.headers());
    return new Again(record, said);
  }

  /// An id that was used up belongs to another event, and is not kept. One that could not be read
  /// follows from the rejection: who sends the correction twice sends one event.
  private EventBodies.Original original(Rejection rejection) {
    UUID otherwise = EventIds.named("replay", rejection.id().toString());
    UUID kept =
        rejection.refusal().code().equals(Refusal.EVENT_ID_REUSED) ? null : rejection.eventId();
    return new EventBodies.Original(kept, otherwise);
  }

  private Source<?> source(Rejection rejection) {
    return records
        .source(rejection.place().topic())
        .orElseThrow(
            () ->
                Problem.of(
                        409,
                        "NOT_READ_HERE",
                        "this service refuses no records of %s any more; send it to the topic itself"
                            .formatted(rejection.place().topic()))
                    .thrown());
  }

  private Headers from(Rejection rejection, Headers headers) {
    Place place = rejection.place();
    String from =
        "%s/%d/%d".formatted(settings.physical(place.topic()), place.partition(), place.offset());
    return headers
        .remove(REPLAYED_FROM)
        .remove(REPLAYED_BY)
        .add(REPLAYED_FROM, CloudEvents.bytes(from))
        .add(REPLAYED_BY, CloudEvents.bytes(rights.caller()));
  }

  private static Problem.Thrown needsBody(String why) {
    return Problem.of(
            422,
            "REPLAY_NEEDS_BODY",
            "as it is it would be refused again (%s); send the corrected event as JSON in the body"
                .formatted(why))
        .thrown();
  }
}
