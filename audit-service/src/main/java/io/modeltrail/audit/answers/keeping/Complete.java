package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.check.Checks;
import io.modeltrail.audit.answers.check.Contiguity;
import io.modeltrail.audit.answers.check.Coverage;
import io.modeltrail.audit.answers.check.Finding;
import io.modeltrail.audit.answers.check.FindingRow;
import io.modeltrail.audit.answers.check.GovernanceChain;
import io.modeltrail.audit.answers.check.Matter;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Checkpoints;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whether the records of a time are all that there are: by indexes, checkpoints at both ends,
/// scanned offsets, and sequences that the services count without gaps.
final class Complete implements Question {

  private static final Card CARD =
      Card.of(
              "complete",
              "Is the population of promotions in this period complete? Prove that no record is missing.")
          .takes(Parameter.FROM, Parameter.TO)
          .restsOn(
              PromotionChanged.class,
              ModelPromoted.class,
              ModelRegistered.class,
              GovernanceApplied.class,
              AuditNoted.class)
          .askedBy("SOC 2")
          .cannotSay(
              "What was never sent to the log. That a stretch was scanned is the service's own note, made at the time.");

  private static final int ROWS_MAX = 100;

  /// @param verdict COMPLETE; INCOMPLETE if something is missing; NOT_PROVEN if something of the
  ///   proof is
  /// @param types how many records of each kind there are
  /// @param before the last checkpoint before the first entry; absent if there is none
  /// @param after the first checkpoint over the last entry
  record Said(
      String verdict,
      Entries entries,
      Map<String, Long> types,
      @Nullable CheckpointView before,
      @Nullable CheckpointView after,
      Covered coverage,
      List<FindingRow> missing) {}

  /// @param isContiguous whether there is an entry for each index from first to last
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entries(long count, @Nullable Long first, @Nullable Long last, boolean isContiguous) {}

  /// @param notScanned stretches of offsets of which no note tells, as topic/topicId/partition
  ///   from-to; the first hundred
  record Covered(int scans, int gaps, List<String> notScanned) {}

  private final Log log;

  Complete(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Records records = asked.records();
    long count = Scope.counted(records, asked.get(Parameter.FROM), asked.get(Parameter.TO));
    Selection within = Selection.ALL.between(asked.get(Parameter.FROM), asked.get(Parameter.TO));
    Contiguity contiguity = Contiguity.of(records, within);
    Map<String, Long> types = types(records, within);
    Checkpoints checkpoints = new Checkpoints(records.connection(), log.origin());
    CheckpointView before =
        contiguity.first() == null
            ? null
            : checkpoints
                .within(contiguity.first())
                .map(each -> CheckpointView.of(each, log))
                .orElse(null);
    CheckpointView after =
        contiguity.last() == null
            ? null
            : checkpoints
                .covering(contiguity.last())
                .map(each -> CheckpointView.of(each, log))
                .orElse(null);
    Coverage coverage = Coverage.of(records, asked.get(Parameter.FROM), asked.get(Parameter.TO));
    List<Finding> missing = new ArrayList<>(coverage.contradictions());
    missing.addAll(sequences(asked));
    boolean incomplete =
        !contiguity.missing().isEmpty() || !missing.isEmpty() || !coverage.gaps().isEmpty();
    boolean proven = after != null && coverage.open().isEmpty() && coverage.scans() > 0;
    explain(asked, coverage);
    return new Said(
        incomplete ? "INCOMPLETE" : proven ? "COMPLETE" : "NOT_PROVEN",
        new Entries(count, contiguity.first(), contiguity.last(), contiguity.missing().isEmpty()),
        types,
        before,
        after,
        new Covered(
            coverage.scans(),
            coverage.gaps().size(),
            coverage.open().stream()
                .limit(ROWS_MAX)
                .map(each -> "%s %d-%d".formatted(each.partition(), each.from(), each.to()))
                .toList()),
        missing.stream().limit(ROWS_MAX).map(each -> FindingRow.of(asked, each)).toList());
  }

  private static void explain(Asked asked, Coverage coverage) {
    if (coverage.scans() == 0) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED, "which offsets of the log were scanned: no note tells of it");
    } else if (!coverage.open().isEmpty()) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "of %d stretches of offsets no note tells that they were scanned: mostly the newest, which are noted a little later"
              .formatted(coverage.open().size()));
    }
    asked.because(coverage.gaps());
    if (coverage.lastScan() != null) {
      asked.because(coverage.lastScan());
    }
  }

  private static List<Finding> sequences(Asked asked) throws SQLException {
    Scope scope =
        Scope.of(asked, ModelRegistered.class, PromotionChanged.class, ModelPromoted.class);
    Policies policies = Policies.of(asked.records());
    List<Finding> findings = new ArrayList<>(GovernanceChain.of(policies));
    for (String model : scope.models()) {
      ModelFacts facts =
          ModelFacts.read(
              asked.records(),
              model,
              ModelRegistered.class,
              PromotionChanged.class,
              ModelPromoted.class);
      findings.addAll(
          Checks.of(
              new Matter(facts, policies, AttestationKeys.NONE, asked.now()), Checks.SEQUENCES));
    }
    return findings;
  }

  private static Map<String, Long> types(Records records, Selection within) throws SQLException {
    Selection here = records.here(within);
    String sql =
        "SELECT coalesce(e.type, 'unknown'), count(*) FROM entry e WHERE %s GROUP BY 1"
            .formatted(here.where());
    Map<String, Long> types = new TreeMap<>();
    try (PreparedStatement select = records.prepare(sql, here);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String name = row.getString(1);
        types.put(name.substring(name.lastIndexOf('.') + 1), row.getLong(2));
      }
    }
    return types;
  }
}
