package io.modeltrail.registry.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.registry.registration.Hrefs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for deployment as it stands.
///
/// @param state WAITING (for its run, or the version), ASKED (its promotion was asked for) or
///   REFUSED
/// @param waitingFor for people; only while it waits
/// @param versionHref in registry-service
/// @param promotionId of the promotion that was asked for, at promotion-service
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentView(
    UUID eventId,
    String href,
    String modelName,
    String workspace,
    String environment,
    @Nullable String runId,
    @Nullable String sha256,
    @Nullable String reason,
    String state,
    Instant requestedAt,
    @Nullable String waitingFor,
    @Nullable Instant waitsUntil,
    @Nullable String code,
    @Nullable String detail,
    @Nullable Integer version,
    @Nullable String versionHref,
    @Nullable UUID promotionId) {

  static final String COLUMNS =
      """
      request_event_id, model_name, workspace, environment, content ->> 'runId' AS run_id,
        content ->> 'sha256' AS sha256, content ->> 'reason' AS reason, state, requested_at, waits_until, code, detail,
        version, promotion_id
      """;

  static DeploymentView of(ResultSet row) throws SQLException {
    UUID id = row.getObject("request_event_id", UUID.class);
    String model = row.getString("model_name");
    String state = row.getString("state");
    boolean waits = state.equals("WAITING");
    Integer version = (Integer) row.getObject("version");
    return new DeploymentView(
        id,
        Hrefs.deployment(id),
        model,
        row.getString("workspace"),
        row.getString("environment"),
        row.getString("run_id"),
        row.getString("sha256"),
        row.getString("reason"),
        state,
        at(row.getObject("requested_at", OffsetDateTime.class)),
        waits ? row.getString("detail") : null,
        waits ? at(row.getObject("waits_until", OffsetDateTime.class)) : null,
        row.getString("code"),
        waits ? null : row.getString("detail"),
        version,
        version == null ? null : Hrefs.version(model, version),
        row.getObject("promotion_id", UUID.class));
  }

  private static Instant at(OffsetDateTime time) {
    return time.toInstant();
  }
}
