package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Training runs, registered or not.
@Path("/runs")
@Tag(name = "Training runs")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class RunResource {

  private final Runs runs;

  RunResource(Runs runs) {
    this.runs = runs;
  }

  @GET
  @Operation(summary = "Training runs, newest first")
  public Page<ObjectNode> list(
      @QueryParam("model") @Nullable String model,
      @QueryParam("workspace") @Nullable String workspace,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after) {
    Runs.Position before = after == null ? null : Page.position(after, Runs.Position::parse);
    List<RunEntity> found = runs.list(model, workspace, before, limit.andOneMore());
    return Page.of(found, limit, Runs.Position::of, Views::run);
  }
}
