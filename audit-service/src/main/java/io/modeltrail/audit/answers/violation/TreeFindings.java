package io.modeltrail.audit.answers.violation;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.answers.check.Contiguity;
import io.modeltrail.audit.answers.check.Finding;
import io.modeltrail.audit.answers.check.KeyUse;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with the trail as a whole: its numbers, its end, its signatures.
final class TreeFindings {

  private static final Finding.Where NOWHERE = new Finding.Where(null, null, null, null);

  private final Records records;
  private final Log log;

  TreeFindings(Records records, Log log) {
    this.records = records;
    this.log = log;
  }

  List<Finding> of(Instant from, Instant to) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    records
        .tree()
        .flaw()
        .ifPresent(flaw -> findings.add(finding(Code.CHECKPOINT_BROKEN, null, flaw)));
    for (Contiguity.Stretch each :
        Contiguity.of(records, Selection.ALL.between(from, to)).missing()) {
      findings.add(
          finding(
              Code.ENTRY_MISSING,
              each.first(),
              each.first() == each.last()
                  ? "there is no entry %d".formatted(each.first())
                  : "there are no entries %d to %d".formatted(each.first(), each.last())));
    }
    long end = end();
    if (end < records.tree().size()) {
      findings.add(
          finding(
              Code.TAIL_MISSING,
              end,
              "the trail ends before entry %d, and %d were signed"
                  .formatted(end, records.tree().size())));
    }
    for (KeyUse.Key key : KeyUse.of(records, log).keys()) {
      switch (key.verdict()) {
        case UNANNOUNCED, AFTER_ITS_TIME, UNKNOWN ->
            findings.add(
                finding(
                    Code.KEY_MISUSED,
                    null,
                    "key %s signed %d checkpoints, and is %s"
                        .formatted(key.keyId(), key.count(), key.verdict())));
        case IN_ORDER, UNCLEAR, UNUSED -> {}
      }
    }
    return findings;
  }

  /// The number after the last entry's.
  private long end() throws SQLException {
    Selection all = Selection.ALL;
    try (PreparedStatement select =
            records.prepare("SELECT coalesce(max(index) + 1, 0) FROM entry", all);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Finding finding(Code code, @Nullable Long index, String what) {
    return new Finding(
        code,
        index == null ? NOWHERE : new Finding.Where(index, null, null, null),
        what,
        List.of());
  }
}
