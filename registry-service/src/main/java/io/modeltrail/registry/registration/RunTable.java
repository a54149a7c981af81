package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.copy.Rows;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The training runs: one statement a batch each to find and to insert.
final class RunTable {

  /// What [#run] reads, of `training_run` as `r`.
  static final String COLUMNS =
      RunColumns.COLUMNS + ", r.topic_id, r.partition, r.\"offset\", r.appended_at, r.traceparent";

  /// More than one already has to be told apart by the digest.
  private static final int MADE_MAX = 100;

  private RunTable() {}

  /// A run that was told of before.
  ///
  /// @param eventId by which event
  /// @param href where what became of it can be read
  record Known(UUID eventId, String href) {}

  /// What a run made, and may be deployed.
  ///
  /// @param at when the log told of it
  /// @param version that it has; null: it is a candidate
  record Made(RunKey key, Instant at, @Nullable Integer version) {}

  static Map<RunKey, Known> find(Connection tx, List<RunKey> keys) throws SQLException {
    Map<RunKey, Known> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT workspace, r.model_name, run_id, artifact_sha256, r.event_id, v.version
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
              AS k(workspace, run_model, run_id, artifact_sha256)
            JOIN training_run r USING (workspace, run_id, artifact_sha256)
            LEFT JOIN model_version v ON v.topic_id = r.topic_id AND v.partition = r.partition
              AND v."offset" = r."offset" AND v.run_event_id = r.event_id
            WHERE r.model_name = k.run_model
            """)) {
      select.setArray(1, tx.createArrayOf("text", texts(keys, RunKey::workspace)));
      select.setArray(2, tx.createArrayOf("text", texts(keys, RunKey::modelName)));
      select.setArray(3, tx.createArrayOf("text", texts(keys, RunKey::runId)));
      select.setArray(4, tx.createArrayOf("text", texts(keys, RunKey::sha256)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          RunKey key =
              new RunKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
          int version = row.getInt(6);
          String href =
              row.wasNull()
                  ? Hrefs.run(key.workspace(), key.runId())
                  : Hrefs.version(key.modelName(), version);
          found.put(key, new Known(row.getObject(5, UUID.class), href));
        }
      }
    }
    return found;
  }

  /// What some runs made, as far as it is asked for: of each the first that were told of.
  static List<Made> made(Connection tx, Collection<Wanted.ByRun> wanted) throws SQLException {
    List<Made> found = new ArrayList<>();
    if (wanted.isEmpty()) {
      return found;
    }
    List<Wanted.ByRun> all = List.copyOf(wanted);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT k.workspace, k.model_name, k.run_id, r.artifact_sha256, r.appended_at, r.version
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS k(workspace, model_name, run_id, sha256)
            CROSS JOIN LATERAL (
              SELECT r.artifact_sha256, r.appended_at, v.version FROM training_run r
              LEFT JOIN model_version v ON v.topic_id = r.topic_id AND v.partition = r.partition
                AND v."offset" = r."offset" AND v.run_event_id = r.event_id
              WHERE r.workspace = k.workspace AND r.run_id = k.run_id AND r.model_name = k.model_name
                AND (k.sha256 IS NULL OR r.artifact_sha256 = k.sha256)
              ORDER BY r.appended_at, r.partition, r."offset" LIMIT ?) r
            """)) {
      select.setArray(1, tx.createArrayOf("text", column(all, w -> w.run().workspace())));
      select.setArray(2, tx.createArrayOf("text", column(all, w -> w.run().modelName())));
      select.setArray(3, tx.createArrayOf("text", column(all, w -> w.run().runId())));
      select.setArray(4, tx.createArrayOf("text", column(all, Wanted.ByRun::sha256)));
      select.setInt(5, MADE_MAX);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Made(
                  new RunKey(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  (Integer) row.getObject(6)));
        }
      }
    }
    return found;
  }

  /// A run that is stored, with all that was told of it.
  static TrainedRun load(Connection tx, RunKey key) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT %s FROM training_run r
            WHERE r.workspace = ? AND r.run_id = ? AND r.model_name = ? AND r.artifact_sha256 = ?
            """
                .formatted(COLUMNS))) {
      select.setString(1, key.workspace());
      select.setString(2, key.runId());
      select.setString(3, key.modelName());
      select.setString(4, key.sha256());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the run is not there any more: " + key);
        }
        return run(row);
      }
    }
  }

  /// @param row with the [#COLUMNS]
  static TrainedRun run(ResultSet row) throws SQLException {
    return new TrainedRun(
        Stored.read(RunColumns.read(row), ModelTrained.class),
        new Place(
            row.getObject("topic_id", UUID.class),
            TrainedEvents.TOPIC,
            row.getInt("partition"),
            row.getLong("offset")),
        row.getObject("appended_at", OffsetDateTime.class).toInstant(),
        row.getString("traceparent"));
  }

  static void insert(Connection tx, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (Rows rows =
        Rows.into(
            tx,
            """
            training_run (event_id, topic_id, partition, "offset", appended_at, traceparent,
              workspace, model_name, run_id, artifact_sha256, content, sought)
            """)) {
      for (Event event : events) {
        put(rows.row(12), event, (ModelTrained) event.content());
      }
      rows.end();
    }
  }

  private static void put(Rows row, Event event, ModelTrained run) {
    row.uuid(event.id())
        .uuid(event.place().topicId())
        .integer(event.place().partition())
        .bigint(event.place().offset())
        .time(event.appendedAt())
        .text(event.traceparent())
        .text(run.getWorkspace())
        .text(run.getModelName())
        .text(run.getRun().getRunId())
        .text(run.getArtifact().getSha256())
        .json(text -> RunColumns.content(run, text))
        .jsonb(text -> RunColumns.sought(run, text));
  }

  /// An array of texts goes to the database as it is; an array of objects is written as a text, and
  /// read there.
  private static <T> String[] texts(List<T> rows, Function<? super T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  static <T> @Nullable Object[] column(
      List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
    @Nullable Object[] column = new @Nullable Object[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    return column;
  }
}
