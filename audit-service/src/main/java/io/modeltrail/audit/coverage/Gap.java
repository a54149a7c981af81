package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was not scanned, or not when it should have been.
sealed interface Gap {

  String REASON = "reason";

  Reason reason();

  /// As it stands in a note's detail.
  SortedMap<String, String> detail();

  /// Why there is a gap. The names are part of what notes say.
  enum Reason {
    /// The log began later when its partition was scanned for the first time.
    BEFORE_FIRST_SCAN,
    /// Retention, or somebody who deletes records, took them before they were scanned.
    RETENTION,
    /// The log lost its end: records that were scanned, and have entries.
    LOG_CUT,
    /// The topic was deleted, and created again under its name: what the former one still held is
    /// not known.
    TOPIC_CREATED_AGAIN,
    /// Nothing was scanned for longer than the heartbeat.
    OUTAGE
  }

  /// Offsets.
  ///
  /// @param from the first
  /// @param to the one after the last; null: nobody knows
  record Offsets(Reason reason, Partition partition, long from, @Nullable Long to, Instant foundAt)
      implements Gap {

    private static final Pattern VALUE = Pattern.compile("([0-9]{1,19})-([0-9]{0,19})");
    private static final String FOUND_AT = "foundAt";

    @Override
    public SortedMap<String, String> detail() {
      SortedMap<String, String> detail = new TreeMap<>();
      detail.put(REASON, reason.name());
      detail.put(FOUND_AT, foundAt.toString());
      detail.put(PartitionName.of(partition), from + "-" + (to == null ? "" : to));
      return detail;
    }

    private static Offsets parse(Reason reason, Map<String, String> detail) {
      String key =
          detail.keySet().stream()
              .filter(PartitionName::isOne)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("it names no partition"));
      Matcher parts = VALUE.matcher(detail.getOrDefault(key, ""));
      if (!parts.matches()) {
        throw new IllegalArgumentException("it names no offsets");
      }
      String end = parts.group(2);
      return new Offsets(
          reason,
          PartitionName.parse(key),
          Long.parseLong(parts.group(1)),
          end.isEmpty() ? null : Long.valueOf(end),
          time(detail, FOUND_AT));
    }
  }

  /// A time.
  record Outage(Instant since, Instant until) implements Gap {

    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    @Override
    public Reason reason() {
      return Reason.OUTAGE;
    }

    @Override
    public SortedMap<String, String> detail() {
      return new TreeMap<>(
          Map.of(REASON, reason().name(), SINCE, since.toString(), UNTIL, until.toString()));
    }
  }

  /// Reads a note's detail.
  ///
  /// @throws IllegalArgumentException if it is none that a gap is written as
  static Gap parse(Map<String, String> detail) {
    Reason reason = Reason.valueOf(detail.getOrDefault(REASON, ""));
    return switch (reason) {
      case OUTAGE -> new Outage(time(detail, Outage.SINCE), time(detail, Outage.UNTIL));
      case BEFORE_FIRST_SCAN, RETENTION, LOG_CUT, TOPIC_CREATED_AGAIN ->
          Offsets.parse(reason, detail);
    };
  }

  private static Instant time(Map<String, String> detail, String key) {
    String text = detail.getOrDefault(key, "");
    if (!text.startsWith("2")) { // of this millennium: others the database may not take
      throw new IllegalArgumentException("\"%s\" is no time".formatted(key));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"%s\" is no time".formatted(key), e);
    }
  }
}
