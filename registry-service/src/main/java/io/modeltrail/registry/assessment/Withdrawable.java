package io.modeltrail.registry.assessment;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The assessments that withdrawals of a batch name. All assessments of a model are in one
/// partition, so what a withdrawal may name was read before it.
final class Withdrawable {

  private final Map<UUID, Known> known;

  /// Why those were refused that have waited in vain.
  private final Map<UUID, Refusal> inVain;

  /// @param waitsUntil null: it does not wait
  /// @param by the event that withdrew it; null: none has
  record Known(
      String modelName,
      Subject subject,
      boolean isWithdrawal,
      @Nullable Instant waitsUntil,
      @Nullable UUID by) {}

  private Withdrawable(Map<UUID, Known> known, Map<UUID, Refusal> inVain) {
    this.known = known;
    this.inVain = inVain;
  }

  static Withdrawable load(Connection tx, Collection<UUID> ids) throws SQLException {
    Map<UUID, Known> known = new HashMap<>();
    if (ids.isEmpty()) {
      return new Withdrawable(known, Map.of());
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            WITH named AS (
              SELECT event_id, model_name, version, workspace, run_id, artifact_sha256, kind, NULL AS waits_until
              FROM assessment WHERE event_id = ANY (?)
              UNION ALL
              SELECT event_id, model_name, version, workspace, run_id, artifact_sha256, kind, waits_until
              FROM assessment_that_waits WHERE event_id = ANY (?))
            SELECT n.*, coalesce(a.event_id, w.event_id) AS withdrawn_by FROM named n
            LEFT JOIN assessment a ON a.withdraws = n.event_id
            LEFT JOIN assessment_that_waits w ON w.withdraws = n.event_id
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", ids.toArray()));
      select.setArray(2, tx.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(row.getObject("event_id", UUID.class), known(row));
        }
      }
    }
    return new Withdrawable(
        known, Outcomes.refused(tx, AssessedEvents.TOPIC, ids, Subject.IN_VAIN));
  }

  private static Known known(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("waits_until", OffsetDateTime.class);
    return new Known(
        row.getString("model_name"),
        Subject.of(row),
        row.getString("kind").equals(AssessmentKind.WITHDRAWAL.name()),
        until == null ? null : until.toInstant(),
        row.getObject("withdrawn_by", UUID.class));
  }

  /// What becomes of a withdrawal that has no effect; empty: it may have its effect.
  Optional<Verdict> objection(UUID id, String modelName) {
    Refusal shared = inVain.get(id);
    return shared != null && !known.containsKey(id)
        ? Optional.of(new Verdict.InVain(shared))
        : refusal(id, modelName).map(Verdict.Refused::new);
  }

  private Optional<Refusal> refusal(UUID id, String modelName) {
    Known named = known.get(id);
    if (named == null || !named.modelName.equals(modelName)) {
      return Optional.of(
          new Refusal(
              "ASSESSMENT_UNKNOWN", "there is no assessment %s of %s".formatted(id, modelName)));
    }
    if (named.isWithdrawal) {
      return Optional.of(
          new Refusal(
              "WITHDRAWAL_OF_WITHDRAWAL",
              "%s is a withdrawal itself; tell of the assessment anew".formatted(id)));
    }
    if (named.by != null) {
      return Optional.of(
          new Refusal("ALREADY_WITHDRAWN", "%s was withdrawn by %s".formatted(id, named.by)));
    }
    return Optional.empty();
  }

  /// What one is about, if it is there.
  Optional<Subject> find(UUID id) {
    return Optional.ofNullable(known.get(id)).map(Known::subject);
  }

  /// @param id of one that can be withdrawn
  Known get(UUID id) {
    return Objects.requireNonNull(known.get(id));
  }

  /// One that was taken may be withdrawn from now on; and what it withdraws no more.
  void add(Assessment taken) {
    UUID withdraws = taken.withdraws();
    known.put(
        taken.id(),
        new Known(taken.modelName(), taken.subject(), withdraws != null, taken.until(), null));
    if (withdraws != null) {
      known.computeIfPresent(
          withdraws,
          (id, of) ->
              new Known(of.modelName, of.subject, of.isWithdrawal, of.waitsUntil, taken.id()));
    }
  }
}
