package io.modeltrail.messaging.wire;

import io.modeltrail.messaging.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// For readers of a topic that must all take the same of it. One node of a schema registry may not
/// have heard yet of a schema that another knows, so a record of an unknown schema is waited for;
/// but not for ever: once it is older than news takes, it is passed over.
///
/// @param clock compared with the log's time of the record
public record SchemaNews(InstantSource clock) {

  /// Nodes hear of a schema within a second or so, and the deployment registers it before the first
  /// record is written with it.
  public static final Duration TAKES_AT_MOST = Duration.ofSeconds(30);

  /// Returns if a refused record may be passed over.
  ///
  /// @param appendedAt the log's time of the record
  /// @param place of the record, for a person
  /// @throws CannotTellNow if the schema registry may still hear of the record's schema
  public void await(Refusal refusal, Instant appendedAt, String place) {
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
