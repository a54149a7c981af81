package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Severity;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Wait;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What follows when a promotion's waiting time is over.
public final class Expiry {

  private final Chronicle chronicle;

  public Expiry(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /// Its deadline has passed.
  ///
  /// @param version that it is about; null if it is not registered
  public void over(Promotion promotion, @Nullable ModelRegistered version) {
    Promotions promotions = new Promotions(chronicle);
    switch (promotion.life()) {
      case Life.Waiting waiting when waiting.what() == Wait.VERSION -> promotions.missed(promotion);
      case Life.Waiting waiting -> promotions.asked(promotion, Objects.requireNonNull(version));
      case Life.AwaitingApproval awaiting ->
          chronicle.step(
              promotion,
              new Command.Expire(),
              told ->
                  told.setDetail(
                      "nobody has decided as " + String.join(", ", awaiting.required())));
      case Life.Running running when running.review() != null -> overdue(promotion, running);
      case Life.Running running -> {}
      case Life.Asked() -> {}
      case Life.Ended(var state) -> {}
    }
  }

  /// The approvals may still come; the alarm is raised once.
  private void overdue(Promotion promotion, Life.Running running) {
    chronicle.alarm(
        promotion.ask().aim(),
        promotion,
        new Telling.Alarm(
            "emergency review",
            "nobody has reviewed the emergency as "
                + String.join(", ", Objects.requireNonNull(running.review()).required()),
            Severity.CRITICAL));
  }
}
