package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows about the models of one batch, and what the batch adds to it.
final class Batch {

  private final Map<VersionKey, ModelRegistered> versions;
  private final Map<String, Standing> standings;
  private final Map<UUID, PromotionTable.Known> promotions = new HashMap<>();

  private final List<Event> newVersions = new ArrayList<>();
  private final List<Fact.Step> steps = new ArrayList<>();
  private final List<Fact.Succession> successions = new ArrayList<>();
  private final List<PromotionTable.Row> changed = new ArrayList<>();
  private final List<Timer> timers = new ArrayList<>();
  private final Set<UUID> settled = new HashSet<>();
  private final Set<String> timersOver = new HashSet<>();

  private Batch(
      Map<VersionKey, ModelRegistered> versions,
      Map<String, Standing> standings,
      List<PromotionTable.Known> promotions) {
    this.versions = new HashMap<>(versions);
    this.standings = standings;
    promotions.forEach(each -> this.promotions.put(each.ask().promotionId(), each));
  }

  /// Locks the models of the events, in the order of their names, and reads what is known of them.
  static Batch load(Connection tx, List<Event> events) throws SQLException {
    TreeSet<String> models = new TreeSet<>();
    Set<VersionKey> keys = new HashSet<>();
    Set<UUID> promotionIds = new HashSet<>();
    for (Event event : events) {
      switch (event.content()) {
        case ModelRegistered it -> {
          models.add(it.getModelName());
          keys.add(new VersionKey(it.getModelName(), it.getVersion()));
        }
        case PromotionRequested it -> {
          models.add(it.getModelName());
          keys.add(new VersionKey(it.getModelName(), it.getVersion()));
          promotionIds.add(it.getPromotionId());
        }
        case TimerFired it -> {
          models.add(it.getModelName());
          WaitForVersion.promotion(it).ifPresent(promotionIds::add);
        }
        default -> {} // of no model
      }
    }
    models.removeIf(name -> !Names.isModel(name)); // those will be refused
    VersionTable.lock(tx, models);
    List<PromotionTable.Known> promotions = PromotionTable.find(tx, promotionIds, keys);
    promotions.forEach(each -> keys.add(each.key()));
    return new Batch(VersionTable.find(tx, keys), StandingTable.load(tx, models, keys), promotions);
  }

  @Nullable ModelRegistered version(VersionKey key) {
    return versions.get(key);
  }

  Standing standing(String modelName) {
    return Objects.requireNonNull(standings.get(modelName));
  }

  PromotionTable.@Nullable Known promotion(UUID id) {
    return promotions.get(id);
  }

  /// The promotions that wait for a version, in the order in which they were asked for.
  List<PromotionTable.Known> waitingFor(VersionKey key) {
    return promotions.values().stream()
        .filter(each -> each.isWaiting() && each.key().equals(key))
        .sorted(
            Comparator.comparing((PromotionTable.Known each) -> each.ask().requestedAt())
                .thenComparing(each -> each.ask().promotionId()))
        .toList();
  }

  void add(Event event, ModelRegistered version) {
    newVersions.add(event);
    versions.put(new VersionKey(version.getModelName(), version.getVersion()), version);
  }

  /// A promotion came to a state.
  void add(PromotionTable.Row row) {
    changed.add(row);
    promotions.put(
        row.ask().promotionId(),
        new PromotionTable.Known(
            row.ask().at(row.last().getStep()),
            row.last().getModelName(),
            row.requestEventId(),
            row.last().getExpiresAt()));
  }

  void add(Fact fact) {
    switch (fact) {
      case Fact.Step step -> steps.add(step);
      case Fact.Succession succession -> successions.add(succession);
    }
  }

  void set(Timer timer) {
    timers.add(timer);
  }

  /// What a promotion's request waited for has come, or will not come any more.
  void settle(PromotionTable.Known waiting) {
    settled.add(waiting.requestEventId());
    timersOver.add(Topics.subject(waiting.ask().promotionId()));
  }

  /// The verdicts as they are after the whole batch: what an event of the batch waited for may have
  /// come with another one.
  List<Verdict> settled(List<Event> events, List<Verdict> verdicts) {
    List<Verdict> last = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      last.add(
          verdicts.get(i) instanceof Verdict.Waiting waiting && settled.contains(events.get(i).id())
              ? new Verdict.Applied(waiting.href(), waiting.emissions())
              : verdicts.get(i));
    }
    return last;
  }

  void store(Connection tx) throws SQLException {
    VersionTable.insert(tx, newVersions);
    FactTable.insertSteps(tx, steps);
    FactTable.insertSuccessions(tx, successions);
    StandingTable.update(tx, successions);
    PromotionTable.save(tx, changed);
    Timers.set(tx, timers);
    Timers.cancel(tx, WaitForVersion.PURPOSE, timersOver);
    Outcomes.settle(tx, settled);
  }
}
