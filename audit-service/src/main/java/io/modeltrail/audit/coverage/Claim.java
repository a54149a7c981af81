package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That a range of a partition was scanned, and each record that was visible in it has its entry.
/// The offsets that are left over had none: ends of transactions, records of aborted ones, records
/// that compaction took.
///
/// @param from the first offset
/// @param to the offset after the last
/// @param records how many were visible
record Claim(Partition partition, long from, long to, long records) {

  private static final Pattern VALUE = Pattern.compile("([0-9]{1,19})-([0-9]{1,19}) ([0-9]{1,19})");

  Claim {
    if (from < 0 || to <= from || records < 0 || records > to - from) {
      throw new IllegalArgumentException(
          "%d records in %d-%d cannot be".formatted(records, from, to));
    }
  }

  /// Under which it stands in a note's detail.
  String key() {
    return PartitionName.of(partition);
  }

  /// As it stands in a note's detail: `<from>-<to> <records>`.
  String value() {
    return from + "-" + to + " " + records;
  }

  /// @throws IllegalArgumentException if they are none that a claim is written as
  static Claim parse(String key, String value) {
    Partition partition = PartitionName.parse(key);
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is not <from>-<to> <records>".formatted(value));
    }
    return new Claim(
        partition,
        Long.parseLong(parts.group(1)),
        Long.parseLong(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }
}
