package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rules of one revision of governance about who may run where.
final class Ladder {

  /// More of them stand among the gates.
  private static final int REASONS_MAX = 5;

  private final Governance governance;

  Ladder(Governance governance) {
    this.governance = governance;
  }

  /// The environments that a version goes to by itself as soon as the ladder lets it, lowest first.
  List<Environment> automatic(ModelRegistered version) {
    return governance.environments().stream()
        .filter(Environment::automatic)
        .filter(environment -> version.getServes().contains(environment.name()))
        .toList();
  }

  /// Whether a version has been where it has to have been before an environment. Environments that
  /// its workspace does not serve are not required of it.
  boolean lets(ModelRegistered version, Environment environment, Standing standing) {
    String after = environment.after();
    return after == null
        || !version.getServes().contains(after)
        || standing.hasReigned(version.getVersion(), after);
  }

  /// What the rules say, whoever asks.
  ///
  /// @param now when the log took the event that led to the question
  Ruling rule(Ask ask, ModelRegistered version, Standing standing, Instant now) {
    Optional<Environment> known = governance.environment(ask.environment());
    if (known.isEmpty()) { // the rules have changed since it was asked for
      return new Ruling.Refused(
          "UNKNOWN_ENVIRONMENT",
          "the rules have no environment %s any more".formatted(ask.environment()),
          List.of());
    }
    Environment environment = known.get();
    return obstacle(ask, version, environment, standing)
        .orElseGet(() -> gates(environment, version, standing, now));
  }

  private Optional<Ruling> obstacle(
      Ask ask, ModelRegistered version, Environment environment, Standing standing) {
    String name = environment.name();
    int number = version.getVersion();
    if (!version.getServes().contains(name)) {
      return refused(
          "NOT_SERVED",
          "workspace %s did not serve %s when version %d was registered; it served: %s"
              .formatted(
                  version.getWorkspace(), name, number, String.join(", ", version.getServes())));
    }
    if (!lets(version, environment, standing)) {
      return refused(
          "NOT_REACHED",
          "version %d has never been champion in %s, which is required before %s"
              .formatted(number, environment.after(), name));
    }
    ModelRegistered champion = standing.championVersion(name);
    if (champion != null && champion.getVersion() == number) {
      return refused("ALREADY_CHAMPION", "%s runs version %d already".formatted(name, number));
    }
    if (champion != null && champion.getVersion() > number && !ask.allowOlder()) {
      return refused(
          "OLDER_VERSION",
          "%s runs version %d, which is newer; ask with allowOlder if that is meant"
              .formatted(name, champion.getVersion()));
    }
    return Optional.empty();
  }

  private static Ruling gates(
      Environment environment, ModelRegistered version, Standing standing, Instant now) {
    GateInput input = GateInput.of(version, standing.championVersion(environment.name()), now);
    List<Judgement> judgements =
        environment.gates().stream().map(gate -> gate.judge(input)).toList();
    List<Judgement> against =
        judgements.stream().filter(each -> each.outcome() != Outcome.PASSED).toList();
    if (against.isEmpty()) {
      return new Ruling.Promoted(judgements);
    }
    boolean failed = against.stream().anyMatch(each -> each.outcome() == Outcome.FAILED);
    String reasons =
        against.stream().limit(REASONS_MAX).map(Ladder::reason).collect(Collectors.joining("; "));
    return new Ruling.Refused(failed ? "GATE_FAILED" : "GATE_ERROR", reasons, judgements);
  }

  /// On one line: the condition stands among the gates.
  private static String reason(Judgement judgement) {
    String values = judgement.detail().strip().replaceAll("\\s+", " ");
    return judgement.gate().name() + ": " + values;
  }

  private static Optional<Ruling> refused(String code, String detail) {
    return Optional.of(new Ruling.Refused(code, detail, List.of()));
  }
}
