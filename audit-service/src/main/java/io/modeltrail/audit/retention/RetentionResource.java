package io.modeltrail.audit.retention;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What of the trail is kept until when.
@Path("/retention")
@Tag(name = "Retention")
@RolesAllowed({Groups.OPERATOR, Groups.AUDITOR})
class RetentionResource {

  private final RetentionReport report;
  private final Notes notes;

  RetentionResource(RetentionReport report, Notes notes) {
    this.report = report;
    this.notes = notes;
  }

  @GET
  @Operation(
      summary = "What is kept until when, what was removed, and what is held",
      description =
          "By class, as configured. Leaves and hashes are kept for ever. The read is noted in the"
              + " trail first.")
  public RetentionView retention() throws SQLException {
    RetentionView view = report.view();
    notes.read("retention", Map.of(), view.classes().size());
    return view;
  }
}
