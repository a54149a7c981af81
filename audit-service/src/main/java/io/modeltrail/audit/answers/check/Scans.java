package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Notes of scans, put together by partition, and held against the entries.
final class Scans {

  private static final Pattern PARTITION =
      Pattern.compile("[^/]{1,249}/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9]{1,9})");

  private static final Pattern OFFSETS = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /// Behind a partition's name: how many records were visible there.
  private static final String RECORDS = "/records";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Map<String, Scanned> partitions = new TreeMap<>();
  private final Set<UUID> told = new HashSet<>();
  private final List<Finding> contradictions = new ArrayList<>();
  private @Nullable Fact<AuditNoted> last;

  private Scans() {}

  static Scans of(Records records, Selection notes) throws SQLException {
    Scans scans = new Scans();
    Noted.each(records, notes, AuditNoteKind.SCAN, scans::take);
    scans.count(records);
    return scans;
  }

  /// How many there are. One that was told again is the same.
  int size() {
    return told.size();
  }

  @Nullable Fact<AuditNoted> last() {
    return last;
  }

  /// @param partition as topic/topicId/number
  Scanned partition(String partition) {
    return partitions.getOrDefault(partition, new Scanned());
  }

  /// Claims that are made twice, or that the entries do not bear out.
  List<Finding> contradictions() {
    return contradictions;
  }

  private void take(Fact<AuditNoted> scan) {
    if (told.add(scan.said().getEventId())) {
      last = scan;
      Map<String, String> detail = scan.said().getDetail();
      detail.forEach(
          (partition, offsets) ->
              add(scan, partition, offsets, detail.getOrDefault(partition + RECORDS, "")));
    }
  }

  private void add(Fact<AuditNoted> scan, String partition, String offsets, String records) {
    Matcher claim = OFFSETS.matcher(offsets);
    if (!PARTITION.matcher(partition).matches()
        || !claim.matches()
        || !NUMBER.matcher(records).matches()) {
      return; // claims nothing
    }
    long from = Long.parseLong(claim.group(1));
    long to = Long.parseLong(claim.group(2));
    boolean isNew =
        from < to
            && partitions
                .computeIfAbsent(partition, key -> new Scanned())
                .add(new Scanned.Claim(from, to, Long.parseLong(records), scan.entry()));
    if (!isNew) {
      contradictions.add(
          Finding.at(
              Code.SCAN_CONTRADICTED,
              scan,
              "it claims %s of %s: that is no stretch, or a part of it was claimed before"
                  .formatted(offsets, partition)));
    }
  }

  /// All that was visible has its entry. Whatever stands later at a place that was taken does not
  /// count.
  private void count(Records records) throws SQLException {
    try (PreparedStatement select =
        records
            .connection()
            .prepareStatement(
                """
                SELECT count(*) FROM entry WHERE topic_id = ? AND partition = ? AND turn = 0
                  AND "offset" >= ? AND "offset" < ? AND index < ?""")) {
      for (Map.Entry<String, Scanned> each : partitions.entrySet()) {
        Matcher partition = PARTITION.matcher(each.getKey());
        if (partition.matches()) {
          select.setObject(1, UUID.fromString(partition.group(1)));
          select.setInt(2, Integer.parseInt(partition.group(2)));
          select.setLong(5, records.moment().size());
          for (Scanned.Claim claim : each.getValue().claims()) {
            select.setLong(3, claim.from());
            select.setLong(4, claim.to());
            compare(each.getKey(), claim, select);
          }
        }
      }
    }
  }

  private void compare(String partition, Scanned.Claim claim, PreparedStatement select)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      if (row.getLong(1) != claim.records()) {
        contradictions.add(
            Finding.at(
                Code.SCAN_CONTRADICTED,
                claim.note(),
                "%d records are claimed to have been visible at %d-%d of %s, and there are %d entries"
                    .formatted(
                        claim.records(), claim.from(), claim.to(), partition, row.getLong(1))));
      }
    }
  }
}
