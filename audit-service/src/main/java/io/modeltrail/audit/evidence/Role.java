package io.modeltrail.audit.evidence;

/// The part that an entry has in the story of a version. It follows from the topic, so that nobody
/// has to believe it.
enum Role {
  TRAINING,
  REGISTRATION,
  DESCRIPTION,
  ASSESSMENT,
  ARTIFACT_CHECK,
  DEPLOYMENT_REQUEST,
  PROMOTION_REQUEST,
  DECISION,
  STEP,
  PROMOTION,
  CHAMPION,
  REPORT,
  OBSERVATION,
  ALARM,
  WAITING_TIME,
  RULES,
  NOTE,
  REFUSED,
  OTHER;

  static Role of(String topic) {
    if (topic.endsWith(".dead-letter")) {
      return REFUSED;
    }
    if (topic.startsWith("model.promoted.")) {
      return PROMOTION;
    }
    return switch (topic) {
      case "model.trained" -> TRAINING;
      case "model.registered" -> REGISTRATION;
      case "model.described" -> DESCRIPTION;
      case "model.assessed" -> ASSESSMENT;
      case "artifact.checked" -> ARTIFACT_CHECK;
      case "deployment.requested" -> DEPLOYMENT_REQUEST;
      case "promotion.requested" -> PROMOTION_REQUEST;
      case "promotion.decided" -> DECISION;
      case "promotion.changed" -> STEP;
      case "model.champion" -> CHAMPION;
      case "deployment.reported" -> REPORT;
      case "model.observed" -> OBSERVATION;
      case "model.alarmed" -> ALARM;
      case "timer.fired" -> WAITING_TIME;
      case "governance.applied" -> RULES;
      case "audit.noted" -> NOTE;
      default -> OTHER;
    };
  }
}
