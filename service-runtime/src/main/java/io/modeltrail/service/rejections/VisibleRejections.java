package io.modeltrail.service.rejections;

import io.modeltrail.messaging.rejection.RejectionList;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The rejections that the caller may see: operators all, trainers those of the workspaces that
/// their token's claim `workspaces` names. To them the others are not there.
@RequestScoped
class VisibleRejections {

  private final DataSource dataSource;
  private final JsonWebToken token;
  private final Caller caller;

  /// What the caller looks for; null: whatever.
  record Wanted(
      @Nullable String workspace,
      @Nullable String topic,
      @Nullable String code,
      @Nullable String model,
      @Nullable Boolean replayed) {}

  VisibleRejections(DataSource dataSource, JsonWebToken token, Caller caller) {
    this.dataSource = dataSource;
    this.token = token;
    this.caller = caller;
  }

  List<RejectionList.Listed> newest(Wanted wanted, long before, int limit) throws SQLException {
    RejectionList.Filter filter =
        new RejectionList.Filter(
            scopes(), wanted.workspace, wanted.topic, wanted.code, wanted.model, wanted.replayed);
    try (Connection connection = dataSource.getConnection()) {
      return RejectionList.newest(connection, filter, before, limit);
    }
  }

  /// @throws Problem.Thrown 404 if there is none, or not for the caller
  RejectionList.Listed get(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return RejectionList.find(connection, id, scopes())
          .orElseThrow(() -> Problem.notFound("no rejection has the id " + id));
    }
  }

  /// Notes that one was sent again.
  void replayed(UUID id, RejectionList.Replayed replayed) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      RejectionList.replayed(connection, id, replayed);
    }
  }

  private @Nullable Set<String> scopes() {
    if (token.getGroups().contains(Groups.OPERATOR)) {
      return null;
    }
    return caller.workspaces().orElse(Set.of());
  }
}
