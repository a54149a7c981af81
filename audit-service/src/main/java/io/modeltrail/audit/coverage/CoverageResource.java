package io.modeltrail.audit.coverage;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.messaging.loop.LogEnds;
import io.modeltrail.service.access.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the trail says of its own completeness.
@Path("/coverage")
@Tag(name = "Coverage")
@RolesAllowed(Groups.AUDITOR)
class CoverageResource {

  private final CoverageReader reader;
  private final LogEnds ends;
  private final Notes notes;

  CoverageResource(CoverageReader reader, LogEnds ends, Notes notes) {
    this.reader = reader;
    this.ends = ends;
    this.notes = notes;
  }

  @GET
  @Operation(
      summary = "Which offsets of which partitions are in the trail, and what is missing",
      description =
          "Scanned ranges, gaps and the domain's sequences follow from the first treeSize entries of"
              + " the trail: whoever has them comes to the same (docs/coverage.md). Position, end and"
              + " lag are those of this moment. The read is noted in the trail first.")
  public CoverageView coverage() throws SQLException {
    CoverageView coverage = reader.read(ends.of(reader.topics()));
    notes.read("coverage", Map.of(), coverage.partitions().size());
    return coverage;
  }
}
