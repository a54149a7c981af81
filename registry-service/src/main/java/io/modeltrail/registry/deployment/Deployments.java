package io.modeltrail.registry.deployment;

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

/// Reads requests for deployment.
@ApplicationScoped
class Deployments {

  private final DataSource dataSource;

  Deployments(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Where the list goes on.
  record Position(Instant requestedAt, UUID eventId) {

    static final Position BEGINNING =
        new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static Position parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    static String of(DeploymentView view) {
      return view.requestedAt() + " " + view.eventId();
    }
  }

  Optional<DeploymentView> find(UUID eventId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT "
                    + DeploymentView.COLUMNS
                    + " FROM deployment WHERE request_event_id = ?")) {
      select.setObject(1, eventId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(DeploymentView.of(row)) : Optional.empty();
      }
    }
  }

  /// Newest first.
  List<DeploymentView> list(
      @Nullable String model, @Nullable String state, Position before, int size)
      throws SQLException {
    List<DeploymentView> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT "
                    + DeploymentView.COLUMNS
                    + """
                    FROM deployment
                    WHERE (?::text IS NULL OR model_name = ?) AND (?::text IS NULL OR state = ?)
                      AND (requested_at, request_event_id) < (?, ?)
                    ORDER BY requested_at DESC, request_event_id DESC LIMIT ?
                    """)) {
      select.setString(1, model);
      select.setString(2, model);
      select.setString(3, state);
      select.setString(4, state);
      select.setObject(5, before.requestedAt.atOffset(ZoneOffset.UTC));
      select.setObject(6, before.eventId);
      select.setInt(7, size);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(DeploymentView.of(row));
        }
      }
    }
    return found;
  }
}
