package io.modeltrail.registry.artifact.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.registry.artifact.store.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table of artifacts that are still to be read. A row that is taken is left alone by others
/// for a while; if whoever took it falls over, it is taken again.
@ApplicationScoped
class DueTable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataSource dataSource;

  DueTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// What the version's registration says.
  ///
  /// @param eventId of it
  record Registration(UUID eventId, List<Told.File> files) {}

  /// Takes some that are due.
  ///
  /// @param lease how long others leave them alone
  List<Due> take(int limit, Duration lease) throws SQLException {
    List<Due> taken = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE artifact_check_due
                SET attempts = attempts + 1,
                    not_before = clock_timestamp() + make_interval(secs => ?)
                WHERE (model_name, version) IN (
                  SELECT model_name, version FROM artifact_check_due
                  WHERE not_before <= clock_timestamp()
                  ORDER BY not_before LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING model_name, version, sha256, uri, layout, attempts
                """)) {
      update.setLong(1, lease.toSeconds());
      update.setInt(2, limit);
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          taken.add(
              new Due(
                  row.getString(1),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getInt(6)));
        }
      }
    }
    return taken;
  }

  /// Puts one off.
  void postpone(Due due, Duration delay) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE artifact_check_due
                SET not_before = clock_timestamp() + make_interval(secs => ?)
                WHERE model_name = ? AND version = ?
                """)) {
      update.setLong(1, delay.toSeconds());
      update.setString(2, due.model());
      update.setInt(3, due.version());
      update.executeUpdate();
    }
  }

  /// Takes one out that nothing can be told of.
  void drop(Due due) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM artifact_check_due WHERE model_name = ? AND version = ?")) {
      delete.setString(1, due.model());
      delete.setInt(2, due.version());
      delete.executeUpdate();
    }
  }

  long count() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM artifact_check_due");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  Optional<Registration> registration(Due due) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT v.event_id, r.content -> 'artifact' -> 'files'
                FROM model_version v
                JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition
                  AND r."offset" = v."offset" AND r.event_id = v.run_event_id
                WHERE v.model_name = ? AND v.version = ?
                """)) {
      select.setString(1, due.model());
      select.setInt(2, due.version());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Registration(row.getObject(1, UUID.class), files(row.getString(2))))
            : Optional.empty();
      }
    }
  }

  /// The files that a registration lists, as JSON.
  static List<Told.File> files(@Nullable String text) {
    List<Told.File> files = new ArrayList<>();
    try {
      for (JsonNode file : JSON.readTree(text == null ? "[]" : text)) {
        JsonNode size = file.path("sizeBytes");
        files.add(
            new Told.File(
                file.path("path").asText(),
                new Sha256(file.path("sha256").asText()),
                size.isNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty()));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gives no JSON", e);
    }
    return files;
  }
}
