package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.Actor;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Terms;
import io.modeltrail.promotion.life.Wait;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The present state of promotions, one row each.
final class PromotionTable {

  private PromotionTable() {}

  /// A promotion that is known.
  ///
  /// @param requestEventId the event that asked; that of the version if the rules did by themselves
  /// @param last its last step
  record Known(Promotion promotion, UUID requestEventId, PromotionChanged last) {

    VersionKey key() {
      Aim aim = promotion.ask().aim();
      return new VersionKey(aim.modelName(), aim.version());
    }
  }

  /// Promotions by their ids, and those of the models that are not decided.
  static List<Known> find(Connection tx, Collection<UUID> ids, Collection<String> models)
      throws SQLException {
    List<Known> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT p.*, s.content FROM (
              SELECT * FROM promotion WHERE promotion_id = ANY (?)
              UNION
              SELECT * FROM promotion
              WHERE state IN ('WAITING', 'AWAITING_APPROVAL') AND model_name = ANY (?)) p
            JOIN promotion_step s ON s.promotion_id = p.promotion_id AND s.step = p.step
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", ids.toArray()));
      select.setArray(2, tx.createArrayOf("text", models.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(known(row));
        }
      }
    }
    return found;
  }

  private static Known known(ResultSet row) throws SQLException {
    PromotionChanged last = Stored.read(row.getString("content"), PromotionChanged.class);
    Ask ask =
        new Ask(
            last.getPromotionId(),
            new Aim(last.getModelName(), last.getVersion(), last.getEnvironment()),
            Stored.read(row.getString("requested_by"), Actor.class),
            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
            new Terms(
                PromotionKind.valueOf(row.getString("kind")),
                row.getObject("to_version", Integer.class),
                row.getBoolean("allow_older"),
                row.getBoolean("emergency"),
                row.getString("reason")));
    String waitsFor = row.getString("waits_for");
    OffsetDateTime since = row.getObject("waits_since", OffsetDateTime.class);
    Promotion promotion =
        new Promotion(
            ask,
            LastStep.life(last, waitsFor == null ? null : Wait.valueOf(waitsFor)),
            last.getStep(),
            since == null ? null : since.toInstant(),
            last.getApprovals());
    return new Known(promotion, row.getObject("request_event_id", UUID.class), last);
  }

  /// Stores what a batch made of promotions; of several states of one the last stays.
  static void save(Connection tx, List<Known> changed) throws SQLException {
    LinkedHashMap<UUID, Known> last = new LinkedHashMap<>();
    changed.forEach(row -> last.put(row.promotion.id(), row));
    if (last.isEmpty()) {
      return;
    }
    List<Known> rows = List.copyOf(last.values());
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO promotion
              (promotion_id, model_name, version, environment, request_event_id, allow_older, reason, requested_by,
               requested_at, state, code, step, changed_at, expires_at, waits_since, kind, to_version, emergency, waits_for)
            SELECT promotion_id, model_name, version, environment, request_event_id, allow_older, reason, convert_from(requested_by, 'UTF8')::jsonb,
               requested_at, state, code, step, changed_at, expires_at, waits_since, kind, to_version, emergency, waits_for
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::uuid[], ?::boolean[], ?::text[], ?::bytea[],
               ?::timestamptz[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
               ?::text[], ?::int[], ?::boolean[], ?::text[])
              AS n(promotion_id, model_name, version, environment, request_event_id, allow_older, reason, requested_by,
               requested_at, state, code, step, changed_at, expires_at, waits_since, kind, to_version, emergency, waits_for)
            ON CONFLICT (promotion_id) DO UPDATE
              SET state = excluded.state, code = excluded.code, step = excluded.step,
                  changed_at = excluded.changed_at, expires_at = excluded.expires_at,
                  waits_since = excluded.waits_since, waits_for = excluded.waits_for
            """)) {
      asked(tx, upsert, rows);
      upsert.setArray(10, tx.createArrayOf("text", column(rows, r -> r.last.getState().name())));
      upsert.setArray(11, tx.createArrayOf("text", column(rows, r -> r.last.getCode())));
      upsert.setArray(12, tx.createArrayOf("int", column(rows, r -> r.last.getStep())));
      upsert.setArray(13, times(tx, rows, r -> r.last.getOccurredAt()));
      upsert.setArray(14, times(tx, rows, r -> r.last.getExpiresAt()));
      upsert.setArray(
          15, times(tx, rows, r -> r.promotion.isOpen() ? r.promotion.atGatesSince() : null));
      upsert.setArray(19, tx.createArrayOf("text", column(rows, r -> waitsFor(r.promotion))));
      upsert.executeUpdate();
    }
  }

  private static void asked(Connection tx, PreparedStatement upsert, List<Known> rows)
      throws SQLException {
    List<Ask> asks = rows.stream().map(row -> row.promotion.ask()).toList();
    upsert.setArray(1, tx.createArrayOf("uuid", column(asks, Ask::promotionId)));
    upsert.setArray(2, tx.createArrayOf("text", column(asks, a -> a.aim().modelName())));
    upsert.setArray(3, tx.createArrayOf("int", column(asks, a -> a.aim().version())));
    upsert.setArray(4, tx.createArrayOf("text", column(asks, a -> a.aim().environment())));
    upsert.setArray(5, tx.createArrayOf("uuid", column(rows, Known::requestEventId)));
    upsert.setArray(6, tx.createArrayOf("boolean", column(asks, a -> a.terms().allowOlder())));
    upsert.setArray(7, tx.createArrayOf("text", column(asks, a -> a.terms().reason())));
    upsert.setArray(8, tx.createArrayOf("bytea", Stored.json(asks, Ask::by)));
    upsert.setArray(9, times(tx, rows, r -> r.promotion.ask().at()));
    upsert.setArray(16, tx.createArrayOf("text", column(asks, a -> a.terms().kind().name())));
    upsert.setArray(17, tx.createArrayOf("int", column(asks, a -> a.terms().toVersion())));
    upsert.setArray(18, tx.createArrayOf("boolean", column(asks, a -> a.terms().emergency())));
  }

  private static @Nullable String waitsFor(Promotion promotion) {
    return promotion.life() instanceof Life.Waiting(Wait what, Instant until) ? what.name() : null;
  }

  private static java.sql.Array times(
      Connection tx, List<Known> rows, Function<Known, @Nullable Instant> value)
      throws SQLException {
    return tx.createArrayOf(
        "timestamptz",
        column(
            rows,
            row -> {
              Instant at = value.apply(row);
              return at == null ? null : at.atOffset(ZoneOffset.UTC);
            }));
  }
}
