package io.modeltrail.promotion.ladder;

import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Ruling;

/// Room for promotions that wait.
///
/// Where there is none, the one that comes is refused, and never one that is there ended: whoever
/// asks often enough could else throw out what people have approved. What is decided at once needs
/// no room; neither does an emergency, which few may ask for, nor a way back.
public final class Room {

  /// The code of what is refused because there is none.
  public static final String REFUSED = "TOO_MANY_OPEN";

  private Room() {}

  /// What becomes of a ruling.
  static Ruling in(Chronicle chronicle, Promotion promotion, Ruling ruling) {
    boolean waits =
        switch (ruling) {
          case Ruling.Waiting waiting -> true;
          case Ruling.AwaitingApproval awaiting -> true;
          case Ruling.Promoted promoted -> false;
          case Ruling.Refused refused -> false;
        };
    boolean comes = promotion.step() == 0;
    if (!waits || !comes || promotion.ask().terms().emergency()) {
      return ruling;
    }
    Aim aim = promotion.ask().aim();
    int most = chronicle.limits().open();
    return chronicle.standing().isFull(aim.environment(), most)
        ? new Ruling.Refused(
            REFUSED,
            "%d promotions of %s to %s are not decided, and no more than that can wait: decide or withdraw some of them, then ask anew"
                .formatted(most, aim.modelName(), aim.environment()),
            ruling.gates())
        : ruling;
  }
}
