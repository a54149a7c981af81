package io.modeltrail.audit.evidence;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// All that the trail has about a model version, to be taken away and checked elsewhere.
@Path("/evidence/models/{model}/versions/{version}")
@Tag(name = "Evidence")
@RolesAllowed(Groups.AUDITOR)
class EvidenceResource {

  private static final String ZIP = "application/zip";

  private final Evidence evidence;
  private final Packing packing;
  private final Notes notes;

  EvidenceResource(Evidence evidence, Packing packing, Notes notes) {
    this.evidence = evidence;
    this.packing = packing;
    this.notes = notes;
  }

  @GET
  @Produces(ZIP)
  @Operation(
      summary = "An evidence bundle: how a version came to be, and what became of it, with proofs",
      description =
          "A zip file that is checked without this service, by modeltrail verify or by hand; docs/evidence.md says what is in it. At one size it is the same file each time, but for what was erased meanwhile. That it is taken is noted in the trail first.")
  @APIResponse(responseCode = "200", description = "The bundle")
  @APIResponse(
      responseCode = "404",
      description = "No entry names such a version, or no checkpoint of the size was signed")
  @APIResponse(responseCode = "422", description = "TOO_MUCH_EVIDENCE: more than a bundle may have")
  public Response bundle(
      String model,
      VersionNumber version,
      @Parameter(description = "of a checkpoint that was shown; default: the newest")
          @QueryParam("size")
          @Nullable TreeSize size,
      @Parameter(
              description =
                  "of an older checkpoint that you kept: the bundle then proves that nothing was changed since")
          @QueryParam("since")
          @Nullable TreeSize since,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.exactly(uri, Set.of("size", "since"));
    Asked asked = new Asked(model, version.number(), size, since);
    Bundle bundle = evidence.of(asked);
    notes.exported(
        asked.subject(), asked.detail(bundle.size()), bundle.selection().entries().size());
    StreamingOutput bytes = out -> packing.write(bundle, out);
    return Response.ok(bytes, ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + asked.fileName() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
