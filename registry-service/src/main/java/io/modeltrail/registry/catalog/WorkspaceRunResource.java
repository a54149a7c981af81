package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One training run.
@Path("/workspaces/{workspace}/runs")
@Tag(name = "Training runs")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class WorkspaceRunResource {

  private final Versions versions;

  WorkspaceRunResource(Versions versions) {
    this.versions = versions;
  }

  /// All that one run made.
  record RunView(String workspace, String runId, List<ObjectNode> made) {}

  @GET
  @Path("/{runId}")
  @Operation(summary = "One run, with all that it made")
  public RunView run(String workspace, String runId) throws SQLException {
    List<ObjectNode> found = versions.runs(workspace, runId, Limit.MAX);
    if (found.isEmpty()) {
      throw Problem.notFound(
          "workspace \"%s\" has told of no run \"%s\"".formatted(workspace, runId));
    }
    return new RunView(workspace, runId, found);
  }
}
