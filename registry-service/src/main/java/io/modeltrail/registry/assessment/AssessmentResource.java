package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Single assessments.
@Path("/assessments")
@Tag(name = "Assessments")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class AssessmentResource {

  private final AssessmentList list;

  AssessmentResource(AssessmentList list) {
    this.list = list;
  }

  @GET
  @Path("/{eventId}")
  @Operation(summary = "One assessment, by the id of its event; also one that waits")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Assessment")))
  public ObjectNode assessment(EventId eventId) throws SQLException {
    return list.one(eventId.value());
  }
}
