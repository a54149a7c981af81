package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
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

/// What was found out about what a run made, be it a version or a candidate.
@Path("/workspaces/{workspace}/runs/{runId}/assessments")
@Tag(name = "Assessments")
class RunAssessmentResource {

  private final AssessmentDoor door;
  private final AssessmentList list;

  RunAssessmentResource(AssessmentDoor door, AssessmentList list) {
    this.door = door;
    this.list = list;
  }

  @POST
  @RolesAllowed({Groups.TRAINER, Groups.APPROVER})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tell what was found out about what a run made; or withdraw what was told",
      description =
          "ModelAssessed as plain JSON with modelName, without actor (that is the token's subject), workspace and runId; with sha256 if it is about one of several artifacts. It waits for a run that is not there yet, and belongs to the version that the run becomes.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelAssessed")))
  @APIResponse(
      responseCode = "201",
      description = "It holds (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Assessment")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log, or waits for its run",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "403", description = "The token does not name the workspace")
  public Response tell(String workspace, String runId, String body, @BeanParam Headers headers)
      throws SQLException {
    return door.tell(
        "POST /workspaces/runs/assessments",
        Map.of("workspace", new TextNode(workspace), "runId", new TextNode(runId)),
        body,
        headers);
  }

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "What was found out about what a run made, newest first")
  @APIResponse(responseCode = "404", description = "There is no such run")
  public Page<ObjectNode> list(
      String workspace,
      String runId,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of());
    if (!list.isRunKnown(workspace, runId)) {
      throw Problem.notFound(
          "workspace \"%s\" has told of no run \"%s\"".formatted(workspace, runId));
    }
    return Page.of(
        list.ofRun(workspace, runId, AssessmentList.Position.after(after), limit.andOneMore()),
        limit,
        AssessmentView::cursor,
        AssessmentView::shown);
  }
}
