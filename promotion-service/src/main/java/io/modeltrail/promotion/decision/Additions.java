package io.modeltrail.promotion.decision;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.promotion.ladder.Description;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Streak;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.life.Promotion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch adds to the database, kept until the whole batch is decided.
final class Additions {

  final List<Event> versions = new ArrayList<>();
  final List<Event> checks = new ArrayList<>();
  final List<Event> assessments = new ArrayList<>();
  final Map<VersionKey, Description> descriptions = new LinkedHashMap<>();
  final List<ReportTable.Row> reports = new ArrayList<>();
  final List<Event> observations = new ArrayList<>();
  final Map<Streak.Key, Streak> streaks = new LinkedHashMap<>();

  final List<Fact> facts = new ArrayList<>();
  final List<PromotionTable.Known> promotions = new ArrayList<>();

  /// By the timers' subjects; null: it is called off.
  private final Map<String, @Nullable Timer> times = new LinkedHashMap<>();

  /// What the promotions came to whose requests have waited, by these requests' events.
  private final Map<UUID, PromotionChanged> requests = new LinkedHashMap<>();

  /// A promotion came to a state.
  ///
  /// @param before null: it is new
  void add(PromotionTable.@Nullable Known before, PromotionTable.Known now) {
    promotions.add(now);
    Promotion promotion = now.promotion();
    String subject = Topics.subject(promotion.id());
    Optional<Instant> deadline = promotion.life().deadline();
    if (deadline.isPresent()) {
      times.put(subject, WaitingTime.timer(promotion, deadline.get()));
    } else if (before != null && before.promotion().life().deadline().isPresent()) {
      times.put(subject, null);
    }
    if (before != null && before.promotion().isOpen()) {
      // What follows from a request by itself has its event too, but comes after its end.
      requests.merge(
          now.requestEventId(), now.last(), (one, later) -> Waits.isOver(one) ? one : later);
    }
  }

  List<Verdict> settled(List<Event> events, List<Verdict> verdicts) {
    List<Verdict> last = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      PromotionChanged told = requests.get(events.get(i).id());
      last.add(
          verdicts.get(i) instanceof Verdict.Waiting waiting && told != null
              ? Waits.verdict(waiting.href(), told, waiting.emissions())
              : verdicts.get(i));
    }
    return last;
  }

  void store(Connection tx) throws SQLException {
    VersionTable.insert(tx, versions);
    CheckTable.save(tx, checks);
    AssessmentTable.insert(tx, assessments);
    DescriptionTable.save(tx, descriptions);
    ReportTable.insert(tx, reports);
    ObservationTable.insert(tx, observations);
    ObservationTable.save(tx, streaks);
    List<Fact.Succession> successions = facts(Fact.Succession.class);
    FactTable.insertSteps(tx, facts(Fact.Step.class));
    FactTable.insertSuccessions(tx, successions);
    FactTable.insertAlarms(tx, facts(Fact.Alarm.class));
    StandingTable.update(tx, successions);
    PromotionTable.save(tx, promotions);
    Waits.store(tx, times, requests);
  }

  private <T extends Fact> List<T> facts(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
