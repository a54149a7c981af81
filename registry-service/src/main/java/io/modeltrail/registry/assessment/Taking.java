package io.modeltrail.registry.assessment;

import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.timer.Timer;
import io.modeltrail.messaging.timer.Timers;
import io.modeltrail.registry.refusal.ToldRefusals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What becomes of the assessments of one batch, and of those that wait for what the batch tells.
final class Taking {

  /// Most assessments of a model that wait at once.
  private static final int WAITING_MAX = 100;

  private final Connection tx;
  private final Withdrawable earlier;
  private final List<Assessment> left = new ArrayList<>();
  private final Map<UUID, Verdict> verdicts = new HashMap<>();
  private final Map<UUID, Refusal> refused = new LinkedHashMap<>();

  /// @param earlier those that withdrawals of the batch name
  Taking(Connection tx, Withdrawable earlier) {
    this.tx = tx;
    this.earlier = earlier;
  }

  /// @param event that keeps to the rules
  /// @param wait how long it waits for its version or run
  void take(Event event, ModelAssessed assessed, Duration wait) {
    Instant until = event.appendedAt().plus(wait);
    Subject subject = Subject.of(assessed);
    UUID withdraws = assessed.getWithdraws();
    if (withdraws != null) {
      var objection = earlier.objection(withdraws, assessed.getModelName());
      if (objection.isPresent()) {
        verdicts.put(event.id(), objection.get());
        return;
      }
      // It waits as long as that one, so that both hold or neither does.
      Withdrawable.Known named = earlier.get(withdraws);
      subject = named.subject();
      until = named.waitsUntil() == null ? until : named.waitsUntil();
    }
    Assessment taken = new Assessment(assessed, subject, event.appendedAt(), until);
    earlier.add(taken);
    left.add(taken);
  }

  void refuse(UUID id, Refusal refusal) {
    verdicts.put(id, new Verdict.Refused(refusal));
  }

  /// Stores those that were taken. They hold, like those that waited, if their version or run is
  /// there.
  ///
  /// @param models that the batch tells something of
  void settle(Collection<String> models) throws SQLException {
    WaitingTable.insert(tx, left);
    Set<UUID> there = WaitingTable.settle(tx, models);
    Set<UUID> waited = new HashSet<>(there);
    for (Assessment each : left) {
      if (waited.remove(each.id())) {
        verdicts.put(each.id(), new Verdict.Applied(each.href(), List.of()));
      }
    }
    left.removeIf(each -> there.contains(each.id()));
    Timers.cancel(tx, WaitForSubject.PURPOSE, subjects(waited));
    if (!waited.isEmpty()) {
      Outcomes.settle(tx, waited);
    }
  }

  /// @param id of the assessment whose time is said to be over
  Verdict fired(Event event, TimerFired timer, UUID id) throws SQLException {
    List<WaitingTable.Row> waiting = WaitingTable.withItsWithdrawals(tx, id);
    if (waiting.isEmpty() || !waiting.getFirst().id().equals(id)) {
      return new Verdict.Applied(Assessment.href(id), List.of()); // what it waited for has come
    }
    WaitingTable.Row row = waiting.getFirst();
    if (!row.modelName().equals(timer.getModelName())) {
      return new Verdict.Refused(
          new Refusal(
              "TIMER_OF_OTHER_MODEL",
              "%s is of model %s, not of %s"
                  .formatted(timer.getSubject(), row.modelName(), timer.getModelName())));
    }
    if (event.appendedAt().isBefore(row.until())) {
      return new Verdict.Refused(
          new Refusal(
              "TIMER_TOO_EARLY", "%s waits until %s".formatted(timer.getSubject(), row.until())));
    }
    waiting.forEach(each -> refused.put(each.id(), each.subject().inVain()));
    return new Verdict.Applied(Assessment.href(id), List.of());
  }

  /// Lets those wait whose version or run is not there, and refuses those that have waited in vain.
  /// How many wait is counted by the log's time: those whose time was over when another one came
  /// did not wait then, and those whose time is only said to be over now did.
  void finish() throws SQLException {
    Set<UUID> toldTimers = toldTimers();
    Map<String, List<Instant>> waiting = waitingBefore();
    List<Timer> timers = new ArrayList<>();
    for (Assessment each : left) {
      List<Instant> others = waiting.computeIfAbsent(each.modelName(), unused -> new ArrayList<>());
      Timer timer = WaitForSubject.timer(each);
      UUID withdraws = each.withdraws();
      if (refused.containsKey(each.id())) {
        others.add(each.until());
      } else if (withdraws != null && refused.containsKey(withdraws)) {
        refused.put(each.id(), Objects.requireNonNull(refused.get(withdraws)));
      } else if (toldTimers.contains(timer.eventId())) {
        refused.put(each.id(), each.subject().inVain());
        others.add(each.until());
      } else if (others.stream().filter(each.toldAt()::isBefore).count() >= WAITING_MAX) {
        refused.put(each.id(), tooMany(each));
      } else {
        others.add(each.until());
        timers.add(timer);
        verdicts.put(
            each.id(),
            new Verdict.Waiting(each.href(), each.subject().described(), each.until(), List.of()));
      }
    }
    refused.forEach((id, refusal) -> verdicts.put(id, afterWaiting(refusal)));
    Timers.set(tx, timers);
    if (!refused.isEmpty()) {
      WaitingTable.delete(tx, refused.keySet());
      Timers.cancel(tx, WaitForSubject.PURPOSE, subjects(refused.keySet()));
      Outcomes.refuse(tx, refused);
    }
  }

  Verdict verdict(UUID id) {
    return Objects.requireNonNull(verdicts.get(id));
  }

  /// When a database is rebuilt, the log may have told already that the time of one is over: that
  /// is not told again.
  private Set<UUID> toldTimers() throws SQLException {
    return left.isEmpty()
        ? Set.of()
        : Outcomes.known(
                tx, left.stream().map(each -> WaitForSubject.timer(each).eventId()).toList())
            .digests()
            .keySet();
  }

  private Map<String, List<Instant>> waitingBefore() throws SQLException {
    return left.isEmpty()
        ? new HashMap<>()
        : WaitingTable.until(
            tx,
            left.stream().map(Assessment::modelName).distinct().toList(),
            left.stream().map(Assessment::id).toList());
  }

  /// What came when too many waited did not wait.
  private static Verdict afterWaiting(Refusal refusal) {
    return refusal.code().equals(ToldRefusals.TOO_MANY_WAIT)
        ? new Verdict.Refused(refusal)
        : new Verdict.InVain(refusal);
  }

  private static Refusal tooMany(Assessment assessment) {
    return new Refusal(
        ToldRefusals.TOO_MANY_WAIT,
        "%d assessments of %s wait already; %s is not there"
            .formatted(WAITING_MAX, assessment.modelName(), assessment.subject().described()));
  }

  private static List<String> subjects(Collection<UUID> ids) {
    return ids.stream().map(WaitForSubject::subject).toList();
  }
}
