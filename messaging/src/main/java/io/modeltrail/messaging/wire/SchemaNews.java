package io.modeltrail.messaging.wire;

import io.modeltrail.messaging.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// For readers of a topic that must all take the same of it. One node of a schema registry may not
/// have heard yet of a schema that another knows, so a record of an unknown schema is waited for;
/// but not for ever: once it is older than news takes, it is passed over.
///
/// @param clock compared with the log's time of the record
public record SchemaNews(InstantSource clock) {

  private static final Logger LOG = Logger.getLogger(SchemaNews.class);

  /// Nodes hear of a schema within a second or so, and the deployment registers it before the first
  /// record is written with it.
  public static final Duration TAKES_AT_MOST = Duration.ofSeconds(30);

  /// Passes over a record that is refused, with a warning.
  ///
  /// @throws CannotTellNow if the schema registry may still hear of the record's schema
  public void passOver(ConsumerRecord<?, ?> record, Refusal refusal) {
    String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    await(refusal, Instant.ofEpochMilli(record.timestamp()), place);
    LOG.warnf(
        "A record is passed over topic=%s partition=%d offset=%d code=%s",
        record.topic(), record.partition(), record.offset(), refusal.code());
  }

  /// Returns if a refused record may be passed over.
  ///
  /// @param appendedAt the log's time of the record
  /// @param place of the record, for a person
  /// @throws CannotTellNow if the schema registry may still hear of the record's schema
  void await(Refusal refusal, Instant appendedAt, String place) {
    if (!refusal.code().equals(Refusal.UNKNOWN_SCHEMA)) {
      return;
    }
    Instant until = appendedAt.plus(TAKES_AT_MOST);
    if (clock.instant().isBefore(until)) {
      throw new CannotTellNow(
          "%s: %s; waiting until %s for it to hear of that, then the record is passed over"
              .formatted(place, refusal.detail(), until));
    }
  }
}
