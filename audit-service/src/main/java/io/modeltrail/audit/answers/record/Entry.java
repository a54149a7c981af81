package io.modeltrail.audit.answers.record;

import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Which record an entry of the trail is, as its leaf says it for good.
///
/// @param index its place in the trail, from 0
/// @param place where the record stands in the log
/// @param appendedAt when the log took it
public record Entry(long index, Place place, Instant appendedAt, Said said) {

  /// By the log's clock. The trail's own order is that of reading: between two topics it says
  /// nothing.
  public static final Comparator<Entry> BY_LOG_TIME =
      Comparator.comparing(Entry::appendedAt).thenComparingLong(Entry::index);

  /// The record's name, as `ModelPromoted`.
  public String type() {
    String name = said.type();
    return name == null ? "unknown" : name.substring(name.lastIndexOf('.') + 1);
  }

  public @Nullable String model() {
    return said.model();
  }

  public @Nullable String environment() {
    return said.environment();
  }

  /// Whether it is a refused record, set aside as it came: what it says has no effect.
  public boolean isDeadLetter() {
    return place.topic().endsWith(DeadLetter.SUFFIX);
  }

  /// In words, as `ModelPromoted of wine, taken by the log at …`.
  public String described() {
    return "%s%s%s, taken by the log at %s"
        .formatted(
            type(),
            model() == null ? "" : " of " + model(),
            environment() == null ? "" : " in " + environment(),
            appendedAt);
  }
}
