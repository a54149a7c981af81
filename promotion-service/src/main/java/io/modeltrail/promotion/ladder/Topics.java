package io.modeltrail.promotion.ladder;

import java.util.UUID;

/// Where the decisions are told, and what they are about.
public final class Topics {

  public static final String PROMOTION_CHANGED = "promotion.changed";
  public static final String MODEL_CHAMPION = "model.champion";
  public static final String MODEL_ALARMED = "model.alarmed";

  /// What the topics of ModelPromoted begin with; the environment's name follows.
  public static final String MODEL_PROMOTED = "model.promoted.";

  /// What the subjects of promotions begin with.
  public static final String PROMOTIONS = "promotions/";

  private Topics() {}

  public static String modelPromoted(String environment) {
    return MODEL_PROMOTED + environment;
  }

  public static String subject(UUID promotionId) {
    return PROMOTIONS + promotionId;
  }

  public static String alarms(String modelName) {
    return "alarms/" + modelName;
  }

  public static String subject(String environment, String modelName) {
    return "environments/" + environment + "/champions/" + modelName;
  }
}
