package io.modeltrail.service.rejections;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.rejection.RejectionList;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.rejections.RefusedRecords.Reading;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Refused records: all of them for operators, those of their own workspaces for trainers.
@Path("/rejections")
@EndpointDisabled(name = "modeltrail.decides", stringValue = "false")
@Tag(name = "Rejections")
@RolesAllowed({Groups.OPERATOR, Groups.TRAINER})
class RejectionResource {

  private static final Set<String> PARAMETERS =
      Set.of("workspace", "topic", "code", "model", "replayed");

  private final VisibleRejections rejections;
  private final RefusedRecords records;
  private final LoopSettings settings;

  /// What a caller looks for.
  ///
  /// @param model the record's key
  record Query(
      @QueryParam("workspace") @Nullable String workspace,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("code") @Nullable String code,
      @Parameter(description = "Those whose key is this model's name") @QueryParam("model")
          @Nullable String model,
      @Parameter(description = "true: those that were sent again; false: those that were not")
          @QueryParam("replayed")
          @Nullable String replayed) {

    VisibleRejections.Wanted wanted() {
      return new VisibleRejections.Wanted(
          workspace,
          topic,
          code,
          model,
          replayed == null ? null : Parameters.truth("replayed", replayed));
    }
  }

  RejectionResource(VisibleRejections rejections, RefusedRecords records, LoopSettings settings) {
    this.rejections = rejections;
    this.records = records;
    this.settings = settings;
  }

  @GET
  @Operation(
      summary = "Records that were refused, newest first, and what to do about each",
      description =
          "Operators see all, trainers those of the workspaces that their token's claim `workspaces` names.")
  public Page<RejectionView> list(
      @BeanParam Query query,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, PARAMETERS);
    long before = after == null ? Long.MAX_VALUE : Page.position(after, Long::valueOf);
    return Page.of(
        rejections.newest(query.wanted(), before, limit.andOneMore()),
        limit,
        listed -> Long.toString(listed.sequence()),
        listed -> RejectionView.of(listed, settings));
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "A refused record, whole",
      description =
          "With its headers and, where its bytes can be read, with what it says as plain JSON: repaired, that is the body of a replay.")
  public RejectionDetail rejection(UUID id) throws SQLException {
    RejectionList.Listed listed = rejections.get(id);
    return RejectionDetail.of(
        RejectionView.of(listed, settings),
        listed.rejection().headers(),
        reading(listed.rejection()));
  }

  private Reading reading(Rejection rejection) {
    try {
      return records.read(rejection);
    } catch (CannotTellNow e) { // all else can be shown
      return new Reading.Illegible(e.getMessage() + "; try again later");
    }
  }
}
