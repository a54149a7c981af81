package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.registry.search.Sql;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Training runs, registered or not.
@Path("/runs")
@Tag(name = "Training runs")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class RunResource {

  private final Lists lists;

  RunResource(Lists lists) {
    this.lists = lists;
  }

  @GET
  @Operation(summary = "Find training runs, newest first, or in the order asked for")
  public Page<ObjectNode> list(
      @QueryParam("model") @Nullable String model,
      @QueryParam("workspace") @Nullable String workspace,
      @Parameter(description = "true: only runs that are no version; false: only those that are")
          @QueryParam("candidate")
          @Nullable String candidate,
      @BeanParam Asked asked)
      throws SQLException {
    List<Sql> filters = new ArrayList<>();
    if (workspace != null) {
      filters.add(new Sql().add("r.workspace = ").value(workspace));
    }
    if (candidate != null) {
      filters.add(candidates(candidate));
    }
    return asked.page(
        lists,
        new Listing(Scope.RUNS, model, filters, null, null),
        "model",
        "workspace",
        "candidate");
  }

  private static Sql candidates(String candidate) {
    return new Sql()
        .add(
            Parameters.truth("candidate", candidate)
                ? "v.version IS NULL"
                : "v.version IS NOT NULL");
  }
}
