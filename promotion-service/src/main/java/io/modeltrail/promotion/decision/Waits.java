package io.modeltrail.promotion.decision;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What waits after a batch, and what waits no longer.
final class Waits {

  private Waits() {}

  /// Whether an event that asked for a promotion has waited long enough.
  static boolean isOver(PromotionChanged last) {
    return !(verdict("", last, List.of()) instanceof Verdict.Waiting);
  }

  /// What is to be said of the event that asked for a promotion: it waits as long as that does.
  static Verdict verdict(String href, PromotionChanged last, List<Emission> emissions) {
    return switch (last.getState()) {
      case WAITING ->
          new Verdict.Waiting(
              href,
              Objects.requireNonNull(last.getWaitingFor()),
              Objects.requireNonNull(last.getExpiresAt()),
              emissions);
      case AWAITING_APPROVAL ->
          new Verdict.Waiting(
              href,
              "approval by " + String.join(", ", last.getApprovalsRequired()),
              Objects.requireNonNull(last.getExpiresAt()),
              emissions);
      default -> new Verdict.Applied(href, emissions);
    };
  }

  /// @param times by the timers' subjects; null: it is called off. One that stands is called off
  ///   too before another is set: its time may have been another
  /// @param requests what the promotions came to whose requests have waited, by the requests'
  ///   events
  static void store(
      Connection tx, Map<String, @Nullable Timer> times, Map<UUID, PromotionChanged> requests)
      throws SQLException {
    for (String purpose : WaitingTime.PURPOSES) {
      Timers.cancel(tx, purpose, times.keySet());
    }
    Timers.set(tx, times.values().stream().flatMap(Stream::ofNullable).toList());
    List<UUID> settled = new ArrayList<>();
    Map<UUID, Verdict.Waiting> waiting = new HashMap<>();
    requests.forEach(
        (eventId, last) -> {
          switch (verdict("", last, List.of())) {
            case Verdict.Waiting it -> waiting.put(eventId, it);
            default -> settled.add(eventId);
          }
        });
    Outcomes.settle(tx, settled);
    Outcomes.waitOn(tx, waiting);
  }
}
