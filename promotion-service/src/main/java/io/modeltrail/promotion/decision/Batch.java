package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.promotion.decision.CodeTable.ModelCode;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows about the models of one batch, and what the batch adds to it.
final class Batch {

  private final Map<VersionKey, ModelRegistered> versions;
  private final Map<String, Standing> standings;
  private final Map<UUID, PromotionTable.Known> promotions = new HashMap<>();

  private final List<Event> newVersions = new ArrayList<>();
  private final List<Event> newChecks = new ArrayList<>();
  private final List<Fact.Step> steps = new ArrayList<>();
  private final List<Fact.Succession> successions = new ArrayList<>();
  private final List<PromotionTable.Row> changed = new ArrayList<>();

  /// By the timers' subjects; null: it is called off.
  private final Map<String, @Nullable Timer> times = new LinkedHashMap<>();

  /// What the promotions came to whose requests have waited, by these requests' events.
  private final Map<UUID, PromotionChanged> requests = new LinkedHashMap<>();

  private Batch(
      Map<VersionKey, ModelRegistered> versions,
      Map<String, Standing> standings,
      List<PromotionTable.Known> promotions) {
    this.versions = new HashMap<>(versions);
    this.standings = standings;
    for (PromotionTable.Known each : promotions) {
      this.promotions.put(each.ask().promotionId(), each);
      Standing standing = standings.get(each.modelName());
      if (standing != null && each.ask().waitsSince() != null) {
        standing.waits(each.ask());
      }
    }
    versions.forEach(
        (key, version) -> {
          Standing standing = standings.get(key.modelName());
          if (standing != null) {
            standing.lineage().knows(version);
          }
        });
  }

  /// Locks the models of the events, in the order of their names, and reads what is known of them.
  ///
  /// @param sameCode whether it counts which code versions were trained from
  static Batch load(Connection tx, List<Event> events, boolean sameCode) throws SQLException {
    Wanted wanted = Wanted.by(events);
    VersionTable.lock(tx, wanted.models());
    Set<VersionKey> keys = new HashSet<>(wanted.versions());
    List<PromotionTable.Known> promotions =
        new ArrayList<>(PromotionTable.find(tx, wanted.promotions(), keys));
    promotions.forEach(each -> keys.add(each.key()));
    keys.removeIf(key -> !wanted.models().contains(key.modelName()));
    Map<VersionKey, ModelRegistered> versions = VersionTable.find(tx, keys);
    Set<ModelCode> codes = wanted.codes();
    if (sameCode) {
      versions.values().forEach(version -> ModelCode.add(version, codes));
      for (ModelRegistered other : CodeTable.versions(tx, codes)) {
        versions.put(VersionKey.of(other), other);
      }
      keys.addAll(versions.keySet());
    }
    // Of versions that came in meanwhile, by a timer's promotion or by their code, others may wait.
    Set<VersionKey> further = new HashSet<>(keys);
    further.removeAll(wanted.versions());
    promotions.addAll(PromotionTable.find(tx, List.of(), further));
    Map<String, Standing> standings = StandingTable.load(tx, wanted.models(), keys);
    if (sameCode) {
      CodeTable.trace(tx, codes, standings);
    }
    Batch batch = new Batch(versions, standings, promotions);
    CheckTable.find(tx, wanted.models(), keys).forEach(batch::knows);
    return batch;
  }

  private void knows(CheckTable.Check check) {
    standing(check.key().modelName())
        .checked(check.key().version(), check.sha256(), check.outcome());
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
    versions.put(VersionKey.of(version), version);
  }

  void add(Event event, ArtifactChecked checked) {
    newChecks.add(event);
    knows(
        new CheckTable.Check(
            new VersionKey(checked.getModelName(), checked.getVersion()),
            checked.getSha256(),
            checked.getOutcome()));
  }

  /// A promotion came to a state. If it has waited, and waits no longer or for something else, so
  /// does the event that asked.
  void add(PromotionTable.Row row) {
    changed.add(row);
    PromotionTable.Known now = row.known();
    PromotionTable.Known before = promotions.put(now.ask().promotionId(), now);
    boolean waited = before != null && before.isWaiting();
    if (now.expiresAt() != null) {
      times.put(Topics.subject(now.ask().promotionId()), WaitingTime.timer(now, now.expiresAt()));
    } else if (waited) {
      times.put(Topics.subject(now.ask().promotionId()), null);
    }
    if (waited) {
      // What follows from a request by itself has its event too, but comes after its end.
      requests.merge(
          now.requestEventId(),
          row.last(),
          (one, later) -> one.getState() == PromotionState.WAITING ? later : one);
    }
  }

  void add(Fact fact) {
    switch (fact) {
      case Fact.Step step -> steps.add(step);
      case Fact.Succession succession -> successions.add(succession);
    }
  }

  /// The verdicts as they are after the whole batch: what an event of the batch waited for may have
  /// come with another one.
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
    VersionTable.insert(tx, newVersions);
    CheckTable.save(tx, newChecks);
    FactTable.insertSteps(tx, steps);
    FactTable.insertSuccessions(tx, successions);
    StandingTable.update(tx, successions);
    PromotionTable.save(tx, changed);
    Waits.store(tx, times, requests);
  }
}
