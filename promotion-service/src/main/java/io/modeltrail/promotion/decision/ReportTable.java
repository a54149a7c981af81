package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.DeploymentReported;
import io.modeltrail.messaging.record.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What deployment systems said.
final class ReportTable {

  private ReportTable() {}

  /// A report, and the promotion and the version that it is about.
  record Row(Event event, UUID promotionId, int version) {

    DeploymentReported told() {
      return (DeploymentReported) event.content();
    }

    /// Nothing is so before it is told, however a sender's clock goes.
    private Instant effectiveFrom() {
      Instant said = told().getEffectiveFrom();
      return said == null || said.isAfter(event.appendedAt()) ? event.appendedAt() : said;
    }
  }

  static void insert(Connection tx, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<DeploymentReported> told = rows.stream().map(Row::told).toList();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO deployment_report
              (event_id, promotion_id, version, told_at, effective_from, model_name, environment, target, outcome, content)
            SELECT event_id, promotion_id, version, told_at, effective_from, model_name, environment, target, outcome, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
              AS n(event_id, promotion_id, version, told_at, effective_from, model_name, environment, target, outcome, content)
            """)) {
      insert.setArray(1, tx.createArrayOf("uuid", column(rows, row -> row.event.id())));
      insert.setArray(2, tx.createArrayOf("uuid", column(rows, Row::promotionId)));
      insert.setArray(3, tx.createArrayOf("int", column(rows, Row::version)));
      insert.setArray(
          4,
          tx.createArrayOf(
              "timestamptz", column(rows, row -> row.event.appendedAt().atOffset(ZoneOffset.UTC))));
      insert.setArray(
          5,
          tx.createArrayOf(
              "timestamptz", column(rows, row -> row.effectiveFrom().atOffset(ZoneOffset.UTC))));
      insert.setArray(6, tx.createArrayOf("text", column(told, DeploymentReported::getModelName)));
      insert.setArray(
          7, tx.createArrayOf("text", column(told, DeploymentReported::getEnvironment)));
      insert.setArray(8, tx.createArrayOf("text", column(told, DeploymentReported::getTarget)));
      insert.setArray(9, tx.createArrayOf("text", column(told, it -> it.getOutcome().name())));
      insert.setArray(10, tx.createArrayOf("bytea", Stored.json(told, it -> it)));
      insert.executeUpdate();
    }
  }
}
