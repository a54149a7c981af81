package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.life.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/// The steps of promotions, the successions of champions and the alarms: stored once, told as they
/// are stored.
final class FactTable {

  private FactTable() {}

  static void insertSteps(Connection tx, List<Fact.Step> steps) throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO promotion_step
              (topic_id, partition, "offset", at, traceparent, promotion_id, step, content)
            SELECT topic_id, partition, "offset", at, traceparent, promotion_id, step, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::int[], ?::bytea[])
              AS n(topic_id, partition, "offset", at, traceparent, promotion_id, step, content)
            """)) {
      cause(tx, insert, steps);
      insert.setArray(6, tx.createArrayOf("uuid", column(steps, s -> s.told().getPromotionId())));
      insert.setArray(7, tx.createArrayOf("int", column(steps, s -> s.told().getStep())));
      insert.setArray(8, tx.createArrayOf("bytea", Stored.json(steps, Fact.Step::told)));
      insert.executeUpdate();
    }
  }

  static void insertSuccessions(Connection tx, List<Fact.Succession> successions)
      throws SQLException {
    if (successions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO succession
              (topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id, kind, content)
            SELECT topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id, kind,
              convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::uuid[], ?::text[], ?::bytea[])
              AS n(topic_id, partition, "offset", at, traceparent, environment, model_name, revision, version, promotion_id, kind, content)
            """)) {
      cause(tx, insert, successions);
      List<ModelPromoted> told = successions.stream().map(Fact.Succession::told).toList();
      insert.setArray(6, tx.createArrayOf("text", column(told, ModelPromoted::getEnvironment)));
      insert.setArray(7, tx.createArrayOf("text", column(told, ModelPromoted::getModelName)));
      insert.setArray(8, tx.createArrayOf("bigint", column(told, ModelPromoted::getRevision)));
      insert.setArray(9, tx.createArrayOf("int", column(told, ModelPromoted::getVersion)));
      insert.setArray(10, tx.createArrayOf("uuid", column(told, ModelPromoted::getPromotionId)));
      insert.setArray(11, tx.createArrayOf("text", column(told, each -> each.getKind().name())));
      insert.setArray(12, tx.createArrayOf("bytea", Stored.json(told, each -> each)));
      insert.executeUpdate();
    }
  }

  static void insertAlarms(Connection tx, List<Fact.Alarm> alarms) throws SQLException {
    if (alarms.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO alarm
              (topic_id, partition, "offset", at, traceparent, event_id, model_name, environment, rule, content)
            SELECT topic_id, partition, "offset", at, traceparent, event_id, model_name, environment, rule, convert_from(content, 'UTF8')::jsonb
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[])
              AS n(topic_id, partition, "offset", at, traceparent, event_id, model_name, environment, rule, content)
            """)) {
      cause(tx, insert, alarms);
      List<ModelAlarmed> told = alarms.stream().map(Fact.Alarm::told).toList();
      insert.setArray(6, tx.createArrayOf("uuid", column(told, ModelAlarmed::getEventId)));
      insert.setArray(7, tx.createArrayOf("text", column(told, ModelAlarmed::getModelName)));
      insert.setArray(8, tx.createArrayOf("text", column(told, ModelAlarmed::getEnvironment)));
      insert.setArray(9, tx.createArrayOf("text", column(told, ModelAlarmed::getRule)));
      insert.setArray(10, tx.createArrayOf("bytea", Stored.json(told, each -> each)));
      insert.executeUpdate();
    }
  }

  private static void cause(Connection tx, PreparedStatement insert, List<? extends Fact> facts)
      throws SQLException {
    List<Cause> causes = facts.stream().map(Fact::cause).toList();
    insert.setArray(1, tx.createArrayOf("uuid", column(causes, c -> c.place().topicId())));
    insert.setArray(2, tx.createArrayOf("int", column(causes, c -> c.place().partition())));
    insert.setArray(3, tx.createArrayOf("bigint", column(causes, c -> c.place().offset())));
    insert.setArray(
        4, tx.createArrayOf("timestamptz", column(causes, c -> c.at().atOffset(ZoneOffset.UTC))));
    insert.setArray(5, tx.createArrayOf("text", column(causes, Cause::traceparent)));
  }
}
