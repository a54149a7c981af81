package io.modeltrail.registry.registration;

import static io.modeltrail.registry.registration.RunTable.column;

import io.modeltrail.messaging.copy.Rows;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The versions: one statement a batch to insert; and what is stored about those of a stretch of
/// the log.
final class VersionTable {

  private VersionTable() {}

  static void insert(Connection tx, List<Registered> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    try (Rows rows =
        Rows.into(
            tx,
            """
            model_version (model_name, version, topic_id, partition, "offset", run_event_id, phase,
              serves, governance_revision, event_id, registered_at, deployment_event_id)
            """)) {
      for (Registered version : versions) {
        put(rows.row(12), version);
      }
      rows.end();
    }
  }

  private static void put(Rows row, Registered version) {
    Place run = version.run().place();
    Cause cause = version.cause();
    row.text(version.trained().getModelName())
        .integer(version.numbered().number())
        .uuid(run.topicId())
        .integer(run.partition())
        .bigint(run.offset())
        .uuid(version.trained().getEventId())
        .text(version.phase().name())
        .texts(version.numbered().serves())
        .bigint(version.numbered().governanceRevision())
        .uuid(version.eventId())
        .time(cause.at())
        .uuid(cause.deployment() ? cause.eventId() : null);
  }

  /// The versions that the training events of some stretches of the log made, in the log's order.
  static List<Registered> trainedWithin(Connection connection, List<Span> spans)
      throws SQLException {
    List<Registered> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT %s,
              v.version, v.serves, v.governance_revision
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[])
              AS s(topic_id, partition, from_offset, to_offset)
            JOIN training_run r ON r.topic_id = s.topic_id AND r.partition = s.partition
              AND r."offset" >= s.from_offset AND r."offset" < s.to_offset
            JOIN model_version v ON v.topic_id = r.topic_id AND v.partition = r.partition
              AND v."offset" = r."offset" AND v.run_event_id = r.event_id
            WHERE v.deployment_event_id IS NULL
            ORDER BY r.topic_id, r.partition, r."offset"
            """
                .formatted(RunTable.COLUMNS))) {
      Spans.set(select, spans);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          TrainedRun run = RunTable.run(row);
          found.add(Registered.of(run, Cause.training(run), numbered(row)));
        }
      }
    }
    return found;
  }

  /// A row's columns `version`, `serves` and `governance_revision`.
  static Registered.Numbered numbered(ResultSet row) throws SQLException {
    return new Registered.Numbered(
        row.getInt("version"),
        List.of((String[]) row.getArray("serves").getArray()),
        row.getLong("governance_revision"));
  }

  /// Where a version comes from.
  ///
  /// @param workspace that it was trained in
  /// @param at since when it is there
  record Origin(String workspace, Instant at) {}

  /// Where versions come from, of those that are known.
  static Map<Wanted.VersionId, Origin> origins(Connection tx, Collection<Wanted.VersionId> versions)
      throws SQLException {
    Map<Wanted.VersionId, Origin> found = new HashMap<>();
    if (versions.isEmpty()) {
      return found;
    }
    List<Wanted.VersionId> ids = List.copyOf(versions);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT v.model_name, v.version, r.workspace, v.registered_at
            FROM unnest(?::text[], ?::int[]) AS k(model_name, version)
            JOIN model_version v USING (model_name, version)
            JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition
              AND r."offset" = v."offset" AND r.event_id = v.run_event_id
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(ids, Wanted.VersionId::modelName)));
      select.setArray(2, tx.createArrayOf("int", column(ids, Wanted.VersionId::number)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              new Wanted.VersionId(row.getString(1), row.getInt(2)),
              new Origin(row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return found;
  }
}
