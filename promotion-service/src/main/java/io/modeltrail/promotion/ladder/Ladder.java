package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Review;
import io.modeltrail.promotion.life.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rules of one revision of governance about who may run where, as they are for one model.
final class Ladder {

  private final Governance governance;
  private final Standing standing;
  private final Instant now;

  /// @param standing is looked at anew at each question
  /// @param now when the log took the event that leads to the questions
  Ladder(Governance governance, Standing standing, Instant now) {
    this.governance = governance;
    this.standing = standing;
    this.now = now;
  }

  Optional<Environment> environment(String name) {
    return governance.environment(name);
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
        .filter(
            environment ->
                environment.after() != null
                    && environment.after().sameCode()
                    && environment.after().environment().equals(after))
        .toList();
  }

  /// Whether a version has been where it has to have been before an environment.
  boolean lets(ModelRegistered version, Environment environment) {
    return Below.of(version, environment, standing).isReached();
  }

  /// What the rules say to a promotion, whoever asks.
  Ruling rule(Promotion promotion, ModelRegistered version) {
    Ask ask = promotion.ask();
    String name = ask.aim().environment();
    Optional<Environment> known = governance.environment(name);
    if (known.isEmpty()) { // the rules have changed since it was asked for
      return new Ruling.Refused(
          "UNKNOWN_ENVIRONMENT",
          "the rules have no environment %s any more".formatted(name),
          List.of());
    }
    Environment environment = known.get();
    Below below = Below.of(version, environment, standing);
    boolean emergency = ask.terms().emergency();
    return notServed(version, environment)
        .or(() -> emergency ? Optional.empty() : below.missing())
        .or(() -> champion(ask, version, name))
        .or(() -> emergency ? Optional.empty() : below.soaking(now))
        .orElseGet(
            () ->
                emergency
                    ? emergency(promotion, version, environment)
                    : admission(promotion, version, environment));
  }

  private static Optional<Ruling> notServed(ModelRegistered version, Environment environment) {
    return version.getServes().contains(environment.name())
        ? Optional.empty()
        : refused(
            "NOT_SERVED",
            "workspace %s did not serve %s when version %d was registered; it served: %s"
                .formatted(
                    version.getWorkspace(),
                    environment.name(),
                    version.getVersion(),
                    String.join(", ", version.getServes())));
  }

  private Optional<Ruling> champion(Ask ask, ModelRegistered version, String name) {
    int number = version.getVersion();
    ModelRegistered champion = standing.championVersion(name);
    if (champion != null && champion.getVersion() == number) {
      return refused("ALREADY_CHAMPION", "%s runs version %d already".formatted(name, number));
    }
    if (champion != null && champion.getVersion() > number && !ask.terms().allowOlder()) {
      return refused(
          "OLDER_VERSION",
          "%s runs version %d, which is newer; ask with allowOlder if that is meant"
              .formatted(name, champion.getVersion()));
    }
    return Optional.empty();
  }

  /// Gates are looked at, and approvals are asked for afterwards.
  private Ruling emergency(Promotion promotion, ModelRegistered version, Environment environment) {
    Emergency granted = environment.admission().emergency();
    if (granted == null) {
      return new Ruling.Refused(
          "EMERGENCY_NOT_GRANTED",
          "the rules name nobody who may promote to %s in an emergency"
              .formatted(environment.name()),
          List.of());
    }
    List<Judgement> gates = judged(promotion, version, environment).gates();
    List<String> roles = environment.admission().approvals().roles();
    return new Ruling.Promoted(
        gates,
        new Review(
            roles.isEmpty() ? List.of(granted.role()) : roles, now.plus(granted.reviewWithin())));
  }

  private Ruling admission(Promotion promotion, ModelRegistered version, Environment environment) {
    Ruling ruling = judged(promotion, version, environment);
    var approvals = environment.admission().approvals();
    List<String> missing = Approving.missing(approvals.roles(), promotion.approvals());
    if (!(ruling instanceof Ruling.Promoted) || missing.isEmpty()) {
      return ruling;
    }
    Instant until =
        promotion.life() instanceof Life.AwaitingApproval(List<String> before, Instant expires)
            ? expires
            : now.plus(approvals.expires());
    return new Ruling.AwaitingApproval(ruling.gates(), missing, until);
  }

  private Ruling judged(Promotion promotion, ModelRegistered version, Environment environment) {
    if (environment.gates().isEmpty()) {
      return new Ruling.Promoted(List.of(), null);
    }
    ModelRegistered champion = standing.championVersion(environment.name());
    GateInput input =
        GateInput.of(
            standing.findings().of(version),
            champion == null ? null : standing.findings().of(champion),
            now);
    Instant since = promotion.atGatesSince() == null ? now : promotion.atGatesSince();
    return Gates.judge(environment, input, since, now);
  }

  private static Optional<Ruling> refused(String code, String detail) {
    return Optional.of(new Ruling.Refused(code, detail, List.of()));
  }
}
