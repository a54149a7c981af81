package io.modeltrail.audit.answers.violation;

import io.modeltrail.audit.answers.check.Checks;
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
import io.modeltrail.audit.answers.record.Happened;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that the rules find wrong in a time. A history without flaws gives none.
public final class Violations implements Question {

  private static final Card CARD =
      Card.of(
              "violations",
              "What is wrong in this period? Find everything that the rules can find.")
          .takes(Parameter.FROM, Parameter.TO, Parameter.TOLERANCE)
          .cannotSay(
              "What nobody wrote to the log, and what all records agree about. A whole second history under the same key shows only beside a checkpoint that somebody else kept: see unaltered. What came within the last ten minutes may still be waiting for what belongs to it.");

  private final Log log;
  private final AttestationKeys keys;

  /// @param entries how many were looked at
  /// @param found how many findings of each kind
  record Said(String verdict, long entries, Map<String, Integer> found, List<FindingRow> rows) {}

  public Violations(Log log, AttestationKeys keys) {
    this.log = log;
    this.keys = keys;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant from = asked.get(Parameter.FROM);
    Instant to = asked.get(Parameter.TO);
    long entries = Scope.counted(asked.records(), from, to);
    List<Finding> all = new ArrayList<>();
    all.addAll(new TreeFindings(asked.records(), log).of(from, to));
    all.addAll(Coverage.of(asked.records(), from, to).contradictions());
    EntryFindings ofEntries =
        new EntryFindings(
            asked.records(), asked.now(), asked.find(Parameter.TOLERANCE).orElse(Happened.LATE));
    all.addAll(ofEntries.of(from, to));
    if (ofEntries.erased() > 0) {
      asked.cannotSay(
          CannotSay.ERASED,
          "of %d entries of this time the record was erased, as notes tell: what it said was not looked at"
              .formatted(ofEntries.erased()));
    }
    all.addAll(ofModels(asked));
    if (keys == AttestationKeys.NONE) {
      asked.cannotSay(
          CannotSay.NOT_RECORDED,
          "whether decisions are signed by the door: this service was told of no keys (modeltrail.audit.attestation-keys)");
    }
    all.sort(
        Comparator.comparing(Finding::code)
            .thenComparingLong(
                each -> each.proof().isEmpty() ? 0 : each.proof().getFirst().index()));
    Map<String, Integer> found = new TreeMap<>();
    all.forEach(each -> found.merge(each.code().name(), 1, Integer::sum));
    List<FindingRow> rows =
        asked.page(all).stream().map(each -> FindingRow.of(asked, each)).toList();
    return new Said(all.isEmpty() ? "NONE_FOUND" : "FOUND", entries, found, rows);
  }

  /// Of each model of which something was told, from its beginning on; what is found is of the time
  /// if an entry is that shows it.
  private List<Finding> ofModels(Asked asked) throws SQLException {
    Scope scope = Scope.ofAll(asked, Kinds.all());
    Policies policies = Policies.of(asked.records());
    List<Finding> findings = new ArrayList<>(GovernanceChain.of(policies));
    for (String model : scope.models()) {
      if (ModelFacts.areTooMany(asked.records(), model, Matter.KINDS)) {
        asked.cannotSay(
            CannotSay.TOO_MUCH,
            "%s has more records than one answer reads: its rules were not looked at"
                .formatted(model));
        continue;
      }
      ModelFacts facts = ModelFacts.read(asked.records(), model, Matter.KINDS);
      Matter matter = new Matter(facts, policies, keys, asked.now());
      findings.addAll(Checks.of(matter, Checks.all()));
    }
    return findings.stream()
        .filter(each -> each.proof().stream().anyMatch(it -> scope.holds(it.appendedAt())))
        .distinct()
        .toList();
  }
}
