package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private static final Pattern OFFSETS = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
  private static final String RECORDS = "/records";

  Claim {
    if (from < 0 || to <= from || records < 0 || records > to - from) {
      throw new IllegalArgumentException(
          "%d records in %d-%d cannot be".formatted(records, from, to));
    }
  }

  /// Writes claims as a note's detail: each partition with `<from>-<to>`, and with `/records`
  /// behind its name how many were visible.
  ///
  /// @param claims at most one of each partition
  static SortedMap<String, String> detail(List<Claim> claims) {
    SortedMap<String, String> detail = new TreeMap<>();
    for (Claim claim : claims) {
      detail.put(claim.key(), claim.from + "-" + claim.to);
      detail.put(claim.key() + RECORDS, Long.toString(claim.records));
    }
    return detail;
  }

  /// Reads a note's detail.
  ///
  /// @throws IllegalArgumentException if it is none that claims are written as
  static List<Claim> parse(Map<String, String> detail) {
    return detail.keySet().stream()
        .filter(key -> PartitionName.isOne(key) && !key.endsWith(RECORDS))
        .map(
            key -> parse(key, detail.getOrDefault(key, ""), detail.getOrDefault(key + RECORDS, "")))
        .toList();
  }

  private static Claim parse(String key, String offsets, String records) {
    Partition partition = PartitionName.parse(key);
    Matcher range = OFFSETS.matcher(offsets);
    if (!range.matches() || !NUMBER.matcher(records).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" with \"%s\" records is not <from>-<to>".formatted(offsets, records));
    }
    return new Claim(
        partition,
        Long.parseLong(range.group(1)),
        Long.parseLong(range.group(2)),
        Long.parseLong(records));
  }

  /// Its partition's name.
  String key() {
    return PartitionName.of(partition);
  }
}
