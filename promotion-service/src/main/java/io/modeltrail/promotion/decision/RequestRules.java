package io.modeltrail.promotion.decision;

import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.life.Terms;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a PromotionRequested must keep to, besides what holds for every record. The HTTP door asks
/// before it writes; the service asks again, since a request may come from elsewhere.
public final class RequestRules {

  private static final int REASON_LENGTH_MAX = 2_000;

  private RequestRules() {}

  /// The first rule that a request breaks, if any.
  public static Optional<Refusal> broken(PromotionRequested request, Governance governance) {
    if (!Names.isModel(request.getModelName())) {
      return refused(
          "BAD_MODEL_NAME",
          "\"%s\" is not a model's name: %s"
              .formatted(request.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    if (governance.environment(request.getEnvironment()).isEmpty()) {
      return refused(
          "UNKNOWN_ENVIRONMENT",
          "environment \"%s\" is not known; known: %s"
              .formatted(request.getEnvironment(), known(governance)));
    }
    if (request.getVersion() < 1) {
      return refused(
          "BAD_VERSION", "version must be a number from 1, found " + request.getVersion());
    }
    if (request.getKind() == PromotionKind.UNKNOWN) {
      return refused("UNKNOWN_KIND", "known kinds are PROMOTION, ROLLBACK and RETIREMENT");
    }
    if (request.getToVersion() != null && request.getKind() != PromotionKind.ROLLBACK) {
      return refused("TO_VERSION_NOT_MEANT", "toVersion goes with kind ROLLBACK only");
    }
    if (request.getEmergency() && request.getKind() != PromotionKind.PROMOTION) {
      return refused("EMERGENCY_NOT_MEANT", "emergency goes with kind PROMOTION only");
    }
    if (request.getReason() != null && request.getReason().length() > REASON_LENGTH_MAX) {
      return refused(
          "REASON_TOO_LONG", "reason has more than %,d characters".formatted(REASON_LENGTH_MAX));
    }
    return Optional.empty();
  }

  /// How it asks.
  public static Terms terms(PromotionRequested request) {
    return new Terms(
        request.getKind(),
        request.getToVersion(),
        request.getAllowOlder(),
        request.getEmergency(),
        request.getReason());
  }

  private static String known(Governance governance) {
    return governance.environments().stream()
        .map(Environment::name)
        .collect(Collectors.joining(", "));
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
