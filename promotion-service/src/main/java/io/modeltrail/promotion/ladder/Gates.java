package io.modeltrail.promotion.ladder;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import io.modeltrail.promotion.life.Ruling;
import io.modeltrail.promotion.life.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What an environment's gates say, all together.
final class Gates {

  /// More of them stand among the gates.
  private static final int REASONS_MAX = 5;

  private Gates() {}

  /// @param since when the version came before the gates: from then on they wait, those that do
  static Ruling judge(Environment environment, GateInput input, Instant since, Instant now) {
    Duration waited = Duration.between(since, now);
    List<Judgement> judgements =
        environment.gates().stream().map(gate -> gate.judge(input, waited)).toList();
    List<Judgement> against = with(judgements, Outcome.FAILED, Outcome.ERROR);
    List<Judgement> waiting = with(judgements, Outcome.WAITING);
    if (!against.isEmpty()) {
      boolean failed = against.stream().anyMatch(each -> each.outcome() == Outcome.FAILED);
      return new Ruling.Refused(
          failed ? "GATE_FAILED" : "GATE_ERROR", reasons(against), judgements);
    }
    if (!waiting.isEmpty()) {
      return new Ruling.Waiting(
          judgements,
          Wait.GATES,
          "gates to pass: " + reasons(waiting),
          since.plus(shortest(waiting)));
    }
    return new Ruling.Promoted(judgements, null);
  }

  private static List<Judgement> with(List<Judgement> judgements, Outcome... outcomes) {
    return judgements.stream().filter(each -> List.of(outcomes).contains(each.outcome())).toList();
  }

  private static Duration shortest(List<Judgement> waiting) {
    return waiting.stream()
        .map(each -> Objects.requireNonNull(each.gate().waits()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String reasons(List<Judgement> judgements) {
    return judgements.stream()
        .limit(REASONS_MAX)
        .map(Gates::reason)
        .collect(Collectors.joining("; "));
  }

  /// On one line: the condition stands among the gates.
  private static String reason(Judgement judgement) {
    String values = judgement.detail().strip().replaceAll("\\s+", " ");
    Duration waits = judgement.gate().waits();
    boolean over = waits != null && judgement.outcome() != Outcome.WAITING;
    return judgement.gate().name() + ": " + values + (over ? ", after " + waits : "");
  }
}
