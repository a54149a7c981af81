package io.modeltrail.audit.answers.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;

/// When a record says that it happened.
public final class Happened {

  /// Unless asked otherwise, what says that it happened longer before the log took it is late.
  public static final Duration LATE = Duration.ofHours(1);

  /// Clocks of senders may be so far ahead.
  public static final Duration AHEAD = Duration.ofMinutes(10);

  private Happened() {}

  /// Its `occurredAt`, the sender's word; empty if not said.
  public static Optional<Instant> at(Fact<?> fact) {
    Schema.Field field = fact.said().getSchema().getField("occurredAt");
    return field != null
            && fact.said().get(field.pos()) instanceof Instant at
            && !at.equals(Instant.EPOCH)
        ? Optional.of(at)
        : Optional.empty();
  }
}
