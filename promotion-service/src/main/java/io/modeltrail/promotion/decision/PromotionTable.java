package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Stored.column;

import io.modeltrail.event.Actor;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.ladder.Ask;
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

  /// A promotion as it stands.
  ///
  /// @param requestEventId the event that asked; that of the version if the rules did by themselves
  /// @param last its last step
  record Row(Ask ask, UUID requestEventId, PromotionChanged last) {

    /// As it stands after that step.
    Known known() {
      return new Known(ask.after(last), last.getModelName(), requestEventId, last.getExpiresAt());
    }
  }

  /// A promotion that is known.
  ///
  /// @param expiresAt null if it does not wait
  record Known(Ask ask, String modelName, UUID requestEventId, @Nullable Instant expiresAt) {

    boolean isWaiting() {
      return expiresAt != null;
    }

    VersionKey key() {
      return new VersionKey(modelName, ask.version());
    }
  }

  /// Promotions by their ids, and those that wait for one of the versions.
  static List<Known> find(Connection tx, Collection<UUID> ids, Collection<VersionKey> versions)
      throws SQLException {
    List<Known> found = new ArrayList<>();
    if (ids.isEmpty() && versions.isEmpty()) {
      return found;
    }
    List<VersionKey> keys = List.copyOf(versions);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM promotion WHERE promotion_id = ANY (?)
            UNION
            SELECT p.* FROM promotion p
            JOIN unnest(?::text[], ?::int[]) AS k(model_name, version) USING (model_name, version)
            WHERE p.state = 'WAITING'
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", ids.toArray()));
      select.setArray(2, tx.createArrayOf("text", column(keys, VersionKey::modelName)));
      select.setArray(3, tx.createArrayOf("int", column(keys, VersionKey::version)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(known(row));
        }
      }
    }
    return found;
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        new Ask(
            row.getObject("promotion_id", UUID.class),
            row.getInt("version"),
            row.getString("environment"),
            Stored.read(row.getString("requested_by"), Actor.class),
            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
            row.getBoolean("allow_older"),
            row.getString("reason"),
            row.getInt("step"),
            time(row, "waits_since")),
        row.getString("model_name"),
        row.getObject("request_event_id", UUID.class),
        row.getString("state").equals("WAITING") ? time(row, "expires_at") : null);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /// Stores what a batch made of promotions; of several states of one the last stays.
  static void save(Connection tx, List<Row> changed) throws SQLException {
    LinkedHashMap<UUID, Row> last = new LinkedHashMap<>();
    changed.forEach(row -> last.put(row.ask.promotionId(), row));
    if (last.isEmpty()) {
      return;
    }
    List<Row> rows = List.copyOf(last.values());
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO promotion
              (promotion_id, model_name, version, environment, request_event_id, allow_older, reason, requested_by,
               requested_at, state, code, step, changed_at, expires_at, waits_since)
            SELECT promotion_id, model_name, version, environment, request_event_id, allow_older, reason, convert_from(requested_by, 'UTF8')::jsonb,
               requested_at, state, code, step, changed_at, expires_at, waits_since
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::uuid[], ?::boolean[], ?::text[], ?::bytea[],
               ?::timestamptz[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
              AS n(promotion_id, model_name, version, environment, request_event_id, allow_older, reason, requested_by,
               requested_at, state, code, step, changed_at, expires_at, waits_since)
            ON CONFLICT (promotion_id) DO UPDATE
              SET state = excluded.state, code = excluded.code, step = excluded.step,
                  changed_at = excluded.changed_at, expires_at = excluded.expires_at,
                  waits_since = excluded.waits_since
            """)) {
      upsert.setArray(1, tx.createArrayOf("uuid", column(rows, r -> r.ask.promotionId())));
      upsert.setArray(2, tx.createArrayOf("text", column(rows, r -> r.last.getModelName())));
      upsert.setArray(3, tx.createArrayOf("int", column(rows, r -> r.ask.version())));
      upsert.setArray(4, tx.createArrayOf("text", column(rows, r -> r.ask.environment())));
      upsert.setArray(5, tx.createArrayOf("uuid", column(rows, Row::requestEventId)));
      upsert.setArray(6, tx.createArrayOf("boolean", column(rows, r -> r.ask.allowOlder())));
      upsert.setArray(7, tx.createArrayOf("text", column(rows, r -> r.ask.reason())));
      upsert.setArray(8, tx.createArrayOf("bytea", Stored.json(rows, r -> r.ask.requestedBy())));
      upsert.setArray(9, times(tx, rows, r -> r.ask.requestedAt()));
      upsert.setArray(10, tx.createArrayOf("text", column(rows, r -> r.last.getState().name())));
      upsert.setArray(11, tx.createArrayOf("text", column(rows, r -> r.last.getCode())));
      upsert.setArray(12, tx.createArrayOf("int", column(rows, r -> r.last.getStep())));
      upsert.setArray(13, times(tx, rows, r -> r.last.getOccurredAt()));
      upsert.setArray(14, times(tx, rows, r -> r.last.getExpiresAt()));
      upsert.setArray(15, times(tx, rows, r -> r.ask.after(r.last).waitsSince()));
      upsert.executeUpdate();
    }
  }

  private static java.sql.Array times(
      Connection tx, List<Row> rows, Function<Row, @Nullable Instant> value) throws SQLException {
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
