package io.modeltrail.torture.history;

import java.util.List;

/// The rules that an installation under torture has, and what follows from them: simple enough to
/// be computed here once more, without the services' own code.
public final class Ladder {

  /// Lowest first.
  public static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");

  /// The group, and the role, of those who approve of reviewed models in production.
  public static final String REVIEWER = "validator";

  /// Likewise of the models for whose production somebody has to ask.
  public static final String OWNER = "model-owner";

  /// As a governance file. Figures have three digits, so that some meet a limit exactly.
  public static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
        - name: qa
          after: dev
          promote: automatically
          gates:
            - { name: accuracy floor, require: metrics.accuracy >= 0.80 }
        - name: production
          after: qa
          promote: automatically
          gates:
            - { name: higher floor, require: metrics.accuracy >= 0.85 }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
        - { name: research, register: at-deployment, serves: [dev, qa, production] }
        - { name: retrain-qa, register: at-training, serves: [qa] }
      models:
        - match: "*-reviewed-*"
          environments:
            production: { approvals: [ { role: validator } ] }
        - match: "*-asked-*"
          environments:
            production: { promote: on-request, approvals: [ { role: model-owner } ] }
      """;

  private Ladder() {}

  /// The accuracy that a version needs in an environment.
  public static double floor(String environment) {
    return switch (environment) {
      case "dev" -> Double.NEGATIVE_INFINITY;
      case "qa" -> 0.80;
      case "production" -> 0.85;
      default -> throw new IllegalArgumentException(environment);
    };
  }

  /// Whether a version passes all gates on its way to an environment.
  public static boolean passes(double accuracy, String environment) {
    return accuracy >= floor(environment);
  }

  /// Whose approval a model needs in production; empty: nobody's.
  public static String role(String model) {
    if (model.contains("-reviewed-")) {
      return REVIEWER;
    }
    return model.contains("-asked-") ? OWNER : "";
  }
}
