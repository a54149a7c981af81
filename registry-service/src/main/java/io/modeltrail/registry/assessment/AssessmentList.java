package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads assessments, newest first.
@ApplicationScoped
class AssessmentList {

  private static final String HELD =
      "SELECT a.event_id, a.told_at, a.content, w.event_id AS withdrawn_by, w.told_at AS withdrawn_at FROM ";
  private static final String NEWEST_FIRST =
      """
       AND (a.told_at, a.event_id) < (?, ?)
      ORDER BY a.told_at DESC, a.event_id DESC LIMIT ?
      """;

  private final DataSource dataSource;

  AssessmentList(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Where a list goes on.
  record Position(Instant toldAt, UUID eventId) {

    private static final Position BEGINNING =
        new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /// @param after what the page before gave; null: the list begins
    static Position after(@Nullable String after) {
      return after == null ? BEGINNING : Page.position(after, Position::parse);
    }

    private static Position parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }
  }

  /// What was said of a version, and of the run that it is.
  List<AssessmentView> ofVersion(String modelName, int version, Position before, int size)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                HELD
                    + """
                    version_assessment a LEFT JOIN assessment w ON w.withdraws = a.event_id
                    WHERE a.model_name = ? AND a.of_version = ?"""
                    + NEWEST_FIRST)) {
      select.setString(1, modelName);
      select.setInt(2, version);
      return page(select, before, size);
    }
  }

  /// What was said of what a run made.
  List<AssessmentView> ofRun(String workspace, String runId, Position before, int size)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                HELD
                    + """
                    assessment a LEFT JOIN assessment w ON w.withdraws = a.event_id
                    WHERE a.workspace = ? AND a.run_id = ?"""
                    + NEWEST_FIRST)) {
      select.setString(1, workspace);
      select.setString(2, runId);
      return page(select, before, size);
    }
  }

  private static List<AssessmentView> page(PreparedStatement select, Position before, int size)
      throws SQLException {
    select.setObject(3, before.toldAt.atOffset(ZoneOffset.UTC));
    select.setObject(4, before.eventId);
    select.setInt(5, size);
    List<AssessmentView> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(AssessmentView.held(row));
      }
    }
    return found;
  }

  /// One that holds, or that waits.
  ///
  /// @throws Problem.Thrown 404 if there is none
  ObjectNode one(UUID eventId) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      ObjectNode held =
          one(
              connection,
              HELD
                  + "assessment a LEFT JOIN assessment w ON w.withdraws = a.event_id WHERE a.event_id = ?",
              eventId,
              row -> AssessmentView.held(row).shown());
      ObjectNode found =
          held != null
              ? held
              : one(
                  connection,
                  "SELECT * FROM assessment_that_waits WHERE event_id = ?",
                  eventId,
                  AssessmentView::waiting);
      if (found == null) {
        throw Problem.notFound("there is no assessment %s".formatted(eventId));
      }
      return found;
    }
  }

  boolean isRunKnown(String workspace, String runId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT 1 FROM training_run WHERE workspace = ? AND run_id = ? LIMIT 1")) {
      select.setString(1, workspace);
      select.setString(2, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /// In which workspace it was trained, or is to be; empty: the version is not there.
  Optional<String> workspaceOf(Subject subject) throws SQLException {
    return switch (subject) {
      case Subject.OfRun run -> Optional.of(run.workspace());
      case Subject.OfVersion version -> workspaceOf(version.modelName(), version.number());
    };
  }

  private Optional<String> workspaceOf(String modelName, int version) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT r.workspace FROM model_version v
                JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition
                  AND r."offset" = v."offset" AND r.event_id = v.run_event_id
                WHERE v.model_name = ? AND v.version = ?
                """)) {
      select.setString(1, modelName);
      select.setInt(2, version);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /// What an assessment is about; empty: it is not there.
  Optional<Subject> subjectOf(UUID eventId) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Withdrawable.load(connection, List.of(eventId)).find(eventId);
    }
  }

  @FunctionalInterface
  private interface View {
    ObjectNode of(ResultSet row) throws SQLException;
  }

  private static @Nullable ObjectNode one(
      Connection connection, String sql, UUID eventId, View view) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, eventId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? view.of(row) : null;
      }
    }
  }
}
