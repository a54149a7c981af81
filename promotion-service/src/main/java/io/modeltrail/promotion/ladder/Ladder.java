package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.gate.GateInput;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The rules of one revision of governance about who may run where.
final class Ladder {

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

  /// Those of them that a version may come to because another of the same code has been where it
  /// has to have been.
  List<Environment> automaticBySameCode(String after) {
    return governance.environments().stream()
        .filter(Environment::automatic)
        .filter(environment -> new After(after, true).equals(environment.after()))
        .toList();
  }

  /// Whether a version has been where it has to have been before an environment, or another of the
  /// same code where that will do. Where it will not, environments that the version's workspace
  /// does not serve are not required of it.
  boolean lets(ModelRegistered version, Environment environment, Standing standing) {
    After after = environment.after();
    if (after == null || standing.hasReigned(version.getVersion(), after.environment())) {
      return true;
    }
    return after.sameCode()
        ? Code.of(version)
            .filter(code -> standing.lineage().isAccepted(code, after.environment()))
            .isPresent()
        : !version.getServes().contains(after.environment());
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
        .orElseGet(() -> gates(ask, environment, version, standing, now));
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
      return refused("NOT_REACHED", notReached(version, environment, standing));
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

  private static String notReached(
      ModelRegistered version, Environment environment, Standing standing) {
    After after = Objects.requireNonNull(environment.after());
    String missing =
        "version %d has never been champion in %s, which is required before %s"
            .formatted(version.getVersion(), after.environment(), environment.name());
    if (!after.sameCode()) {
      return missing;
    }
    String looked =
        Code.of(version)
            .map("nor has another version trained from %s"::formatted)
            .orElse(
                Boolean.TRUE.equals(version.getRun().getCodeDirty())
                    ? "and no other can stand in for it, as not all of its code was committed"
                    : "and no other can stand in for it, as its run said no repository and commit");
    return "%s, %s; %s has run: %s"
        .formatted(
            missing, looked, after.environment(), standing.lineage().lastRun(after.environment()));
  }

  private static Ruling gates(
      Ask ask, Environment environment, ModelRegistered version, Standing standing, Instant now) {
    GateInput input =
        GateInput.of(
            standing.subject(version),
            standing
                .champion(environment.name())
                .map(it -> standing.subject(it.version()))
                .orElse(null),
            now);
    return Gates.judge(environment, input, ask.waitsSince() == null ? now : ask.waitsSince(), now);
  }

  private static Optional<Ruling> refused(String code, String detail) {
    return Optional.of(new Ruling.Refused(code, detail, List.of()));
  }
}
