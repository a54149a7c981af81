package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.search.Scope;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The versions of all models.
@Path("/versions")
@Tag(name = "Models")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class VersionResource {

  private final Lists lists;

  VersionResource(Lists lists) {
    this.lists = lists;
  }

  @GET
  @Operation(
      summary = "Find versions of all models, the newest runs first, or in the order asked for")
  public Page<ObjectNode> list(@BeanParam Asked asked) throws SQLException {
    return asked.page(lists, new Listing(Scope.VERSIONS, null, List.of(), null, null));
  }
}
