package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modeltrail.registry.catalog.Described;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What was found out about a version.
@Path("/models/{model}/versions/{version}/assessments")
@Tag(name = "Assessments")
class VersionAssessmentResource {

  private final AssessmentDoor door;
  private final AssessmentList list;
  private final Described described;

  VersionAssessmentResource(AssessmentDoor door, AssessmentList list, Described described) {
    this.door = door;
    this.list = list;
    this.described = described;
  }

  @POST
  @RolesAllowed({Groups.TRAINER, Groups.APPROVER})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tell what was found out about a version; or withdraw what was told",
      description =
          "ModelAssessed as plain JSON, without actor (that is the token's subject), modelName and version. It waits for a version that is not there yet.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelAssessed")))
  @APIResponse(
      responseCode = "201",
      description = "It holds (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Assessment")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log, or waits for its version",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "403", description = "The token is for other workspaces")
  public Response tell(String model, String version, String body, @BeanParam Headers headers)
      throws SQLException {
    return door.tell(
        "POST /models/versions/assessments",
        Map.of(
            "modelName",
            new TextNode(model),
            "version",
            new IntNode(described.number(model, version))),
        body,
        headers);
  }

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(
      summary = "What was found out about a version and the run that it is, newest first",
      description = "By its number, or as @production: the one that this environment runs.")
  @APIResponse(responseCode = "404", description = "There is no such version")
  public Page<ObjectNode> list(
      String model,
      String version,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of());
    int number = described.version(model, version).get("version").intValue();
    return Page.of(
        list.ofVersion(model, number, AssessmentList.Position.after(after), limit.andOneMore()),
        limit,
        AssessmentView::cursor,
        AssessmentView::shown);
  }
}
