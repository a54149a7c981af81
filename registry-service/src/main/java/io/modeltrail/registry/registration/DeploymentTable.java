package io.modeltrail.registry.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.registry.registration.Deployment.Asked;
import io.modeltrail.registry.registration.Deployment.Refused;
import io.modeltrail.registry.registration.Deployment.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests for deployment.
final class DeploymentTable {

  private DeploymentTable() {}

  /// A request on its way into the table.
  ///
  /// @param place of the event that led to its answer: the request, or the run that it waited for
  record Row(Deployment deployment, Place place) {}

  /// A request that was answered, and the version that it made, if it made one.
  record Answered(Deployment deployment, Asked asked, @Nullable Registered made) {}

  /// Those that wait, of some models or with these ids.
  static List<Deployment> waiting(Connection tx, Collection<String> models, Collection<UUID> ids)
      throws SQLException {
    List<Deployment> found = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT content, requested_at, traceparent, detail, waits_until FROM deployment
            WHERE state = 'WAITING' AND (model_name = ANY (?) OR request_event_id = ANY (?))
            ORDER BY requested_at, request_event_id
            """)) {
      select.setArray(1, tx.createArrayOf("text", models.toArray()));
      select.setArray(2, tx.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(deployment(row, new Waiting(row.getString("detail"), at(row, "waits_until"))));
        }
      }
    }
    return found;
  }

  /// Stores them as they are now, in the order in which they were answered. One that was answered
  /// stays as it is; one that was refused may be asked for again.
  static void save(Connection tx, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO deployment
              (request_event_id, model_name, workspace, environment, state, requested_at, waits_until, code, detail,
               version, promotion_id, topic_id, partition, "offset", answered_at, traceparent, content,
               answer_number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,
              CASE WHEN ? THEN nextval('deployment_answer') END)
            ON CONFLICT (request_event_id) DO UPDATE
              SET state = excluded.state, requested_at = excluded.requested_at, waits_until = excluded.waits_until,
                  code = excluded.code, detail = excluded.detail, version = excluded.version,
                  promotion_id = excluded.promotion_id, topic_id = excluded.topic_id, partition = excluded.partition,
                  "offset" = excluded."offset", answered_at = excluded.answered_at, traceparent = excluded.traceparent,
                  content = excluded.content, answer_number = excluded.answer_number
              WHERE deployment.state <> 'ASKED'
            """)) {
      for (Row row : rows) {
        set(upsert, row.deployment, row.place);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void set(PreparedStatement upsert, Deployment deployment, Place place)
      throws SQLException {
    DeploymentRequested request = deployment.request();
    upsert.setObject(1, deployment.id());
    upsert.setString(2, request.getModelName());
    upsert.setString(3, request.getWorkspace());
    upsert.setString(4, request.getEnvironment());
    upsert.setObject(6, deployment.requestedAt().atOffset(ZoneOffset.UTC));
    for (int i = 7; i <= 15; i++) {
      upsert.setObject(i, null);
    }
    switch (deployment.answer()) {
      case Waiting(String what, Instant until) -> {
        upsert.setString(5, "WAITING");
        upsert.setObject(7, until.atOffset(ZoneOffset.UTC));
        upsert.setString(9, what);
      }
      case Asked(int version, Instant at) -> {
        upsert.setString(5, "ASKED");
        upsert.setInt(10, version);
        upsert.setObject(11, deployment.promotionId());
        upsert.setObject(12, place.topicId());
        upsert.setInt(13, place.partition());
        upsert.setLong(14, place.offset());
        upsert.setObject(15, at.atOffset(ZoneOffset.UTC));
      }
      case Refused(var refusal) -> {
        upsert.setString(5, "REFUSED");
        upsert.setString(8, refusal.code());
        upsert.setString(9, refusal.detail());
      }
    }
    upsert.setString(16, deployment.traceparent());
    upsert.setString(17, new String(PlainJson.write(request), UTF_8));
    upsert.setBoolean(18, deployment.answer() instanceof Asked);
  }

  /// The requests that were answered because of some stretches of the log, in the order in which
  /// they were: what they were answered because of stands in several topics.
  static List<Answered> within(Connection connection, List<Span> spans) throws SQLException {
    List<Answered> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT d.content, d.requested_at, d.traceparent, d.version AS asked_version, d.answered_at
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[])
              AS s(topic_id, partition, from_offset, to_offset)
            JOIN deployment d ON d.topic_id = s.topic_id AND d.partition = s.partition
              AND d."offset" >= s.from_offset AND d."offset" < s.to_offset
            WHERE d.state = 'ASKED'
            ORDER BY d.answer_number NULLS FIRST, d.topic_id, d.partition, d."offset", d.requested_at,
              d.request_event_id
            """)) {
      Spans.set(select, spans);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(answered(connection, row));
        }
      }
    }
    return found;
  }

  private static Answered answered(Connection connection, ResultSet row) throws SQLException {
    Asked asked = new Asked(row.getInt("asked_version"), at(row, "answered_at"));
    Deployment deployment = deployment(row, asked);
    return new Answered(deployment, asked, made(connection, deployment, asked));
  }

  private static @Nullable Registered made(
      Connection connection, Deployment deployment, Asked asked) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT %s,
              v.version, v.serves, v.governance_revision
            FROM model_version v
            JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition
              AND r."offset" = v."offset" AND r.event_id = v.run_event_id
            WHERE v.model_name = ? AND v.version = ? AND v.deployment_event_id = ?
            """
                .formatted(RunTable.COLUMNS))) {
      select.setString(1, deployment.request().getModelName());
      select.setInt(2, asked.version());
      select.setObject(3, deployment.id());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        TrainedRun run = RunTable.run(row);
        return Registered.of(run, Cause.deployment(deployment, run), VersionTable.numbered(row));
      }
    }
  }

  private static Deployment deployment(ResultSet row, Deployment.Answer answer)
      throws SQLException {
    return new Deployment(
        Stored.read(row.getString("content"), DeploymentRequested.class),
        at(row, "requested_at"),
        row.getString("traceparent"),
        answer);
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
