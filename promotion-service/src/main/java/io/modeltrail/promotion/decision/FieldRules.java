package io.modeltrail.promotion.decision;

import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What reports and observations must keep to, besides what holds for every record. The HTTP doors
/// ask before they write; the service asks again, since a record may come from elsewhere.
public final class FieldRules {

  private static final int NAME_LENGTH_MAX = 200;
  private static final int TEXT_LENGTH_MAX = 2_000;
  private static final int FIGURES_MAX = 1_000;
  private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(10);

  private FieldRules() {}

  /// The first rule that a report breaks, if any.
  public static Optional<Refusal> broken(DeploymentReported report, Governance governance) {
    Double share = report.getTrafficPercent();
    String sha256 = report.getRunningSha256();
    return where(report.getModelName(), report.getEnvironment(), governance)
        .or(
            () ->
                report.getOutcome() == DeploymentOutcome.UNKNOWN
                    ? refused(
                        "UNKNOWN_OUTCOME",
                        "known outcomes are SUCCEEDED, FAILED, ROLLED_BACK and REMOVED")
                    : Optional.empty())
        .or(() -> tooLong("target", report.getTarget(), NAME_LENGTH_MAX))
        .or(() -> tooLong("endpoint", report.getEndpoint(), TEXT_LENGTH_MAX))
        .or(() -> tooLong("detail", report.getDetail(), TEXT_LENGTH_MAX))
        .or(
            () ->
                sha256 == null || Sha256.isOne(sha256)
                    ? Optional.empty()
                    : refused(
                        "BAD_DIGEST",
                        "runningSha256 must be 64 lowercase hexadecimal digits, found \"%s\""
                            .formatted(sha256)))
        .or(
            () ->
                share == null || (share >= 0 && share <= 100)
                    ? Optional.empty()
                    : refused("BAD_SHARE", "trafficPercent must be 0 to 100, found " + share));
  }

  /// The first rule that an observation breaks, if any.
  ///
  /// @param now a window that ends later has not been seen: it would keep all that follow from
  ///   being judged
  public static Optional<Refusal> broken(ModelObserved seen, Governance governance, Instant now) {
    return where(seen.getModelName(), seen.getEnvironment(), governance)
        .or(
            () ->
                seen.getVersion() < 1
                    ? refused(
                        "BAD_VERSION",
                        "version must be a number from 1, found " + seen.getVersion())
                    : Optional.empty())
        .or(
            () ->
                seen.getWindowStart().isBefore(seen.getWindowEnd())
                    ? Optional.empty()
                    : refused(
                        "BAD_WINDOW",
                        "windowEnd must be after windowStart, found %s to %s"
                            .formatted(seen.getWindowStart(), seen.getWindowEnd())))
        .or(
            () ->
                seen.getWindowEnd().isBefore(now.plus(CLOCKS_DIFFER_MAX))
                    ? Optional.empty()
                    : refused(
                        "BAD_WINDOW",
                        "windowEnd must not be in the future, found %s at %s"
                            .formatted(seen.getWindowEnd(), now)))
        .or(
            () ->
                seen.getSampleCount() < 0
                    ? refused("BAD_SAMPLE_COUNT", "sampleCount must be 0 or more")
                    : Optional.empty())
        .or(() -> tooLong("segment", seen.getSegment(), NAME_LENGTH_MAX))
        .or(
            () ->
                seen.getFigures().size() > FIGURES_MAX
                    ? refused(
                        "TOO_MANY_FIGURES", "figures has more than %,d".formatted(FIGURES_MAX))
                    : Optional.empty());
  }

  private static Optional<Refusal> where(String model, String environment, Governance governance) {
    if (!Names.isModel(model)) {
      return refused(
          "BAD_MODEL_NAME",
          "\"%s\" is not a model's name: %s".formatted(model, Names.MODEL_NAME_EXPECTED));
    }
    return governance.environment(environment).isPresent()
        ? Optional.empty()
        : refused(
            "UNKNOWN_ENVIRONMENT",
            "environment \"%s\" is not known; known: %s"
                .formatted(
                    environment,
                    governance.environments().stream()
                        .map(Environment::name)
                        .collect(Collectors.joining(", "))));
  }

  private static Optional<Refusal> tooLong(String field, @Nullable String text, int max) {
    return text == null || text.length() <= max
        ? Optional.empty()
        : refused("TEXT_TOO_LONG", "%s has more than %,d characters".formatted(field, max));
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
