package io.modeltrail.service.rejections;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.rejection.Rejections;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Refused records: all of them for operators, those of their own workspaces for trainers.
@Path("/rejections")
@EndpointDisabled(name = "modeltrail.decides", stringValue = "false")
@Tag(name = "Rejections")
class RejectionResource {

  private final DataSource dataSource;
  private final JsonWebToken token;
  private final LoopSettings settings;

  RejectionResource(DataSource dataSource, JsonWebToken token, LoopSettings settings) {
    this.settings = settings;
    this.dataSource = dataSource;
    this.token = token;
  }

  @GET
  @RolesAllowed({Groups.OPERATOR, Groups.TRAINER})
  @Operation(
      summary = "Records that were refused, newest first",
      description =
          "Operators see all, trainers those of the workspaces that their token's claim `workspaces` names.")
  public Page<RejectionView> list(
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after)
      throws SQLException {
    long before = after == null ? Long.MAX_VALUE : Page.position(after, Long::valueOf);
    try (Connection connection = dataSource.getConnection()) {
      List<Rejections.Listed> found =
          Rejections.newest(connection, limit.andOneMore(), before, visible());
      return Page.of(
          found,
          limit,
          listed -> Long.toString(listed.sequence()),
          listed -> RejectionView.of(listed.rejection(), settings));
    }
  }

  private @Nullable Set<String> visible() {
    if (token.getGroups().contains(Groups.OPERATOR)) {
      return null;
    }
    Object claim = token.getClaim("workspaces");
    return claim instanceof JsonArray names
        ? names.getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
