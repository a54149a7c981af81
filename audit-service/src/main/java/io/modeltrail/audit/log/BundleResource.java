package io.modeltrail.audit.log;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import io.modeltrail.tlog.tile.TileResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The leaves themselves, 256 at a time. They name models and events: for auditors.
@Path("/log/tile/entries/{place: .+}")
@Tag(name = "Log")
@RolesAllowed(Groups.AUDITOR)
class BundleResource {

  private final ShownLog shown;
  private final Notes notes;

  BundleResource(ShownLog shown, Notes notes) {
    this.shown = shown;
    this.notes = notes;
  }

  @GET
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "A bundle of leaves",
      description =
          "c2sp.org/tlog-tiles; docs/audit-leaf.md says what a leaf is. That leaves are read is"
              + " noted in the trail first, once a minute for 65,536 of them.")
  public Response bundle(String place) throws SQLException, IOException {
    TileResource bundle = ShownLog.named("tile/entries/" + place);
    Optional<byte[]> leaves = shown.tile(bundle);
    if (leaves.isEmpty()) {
      return ShownLog.absent(bundle);
    }
    LeafRange range = LeafRange.of(bundle, shown.size());
    notes.read("log/entries", range.detail(), range.count());
    return Response.ok(leaves.get())
        .header("Cache-Control", "private, max-age=31536000, immutable")
        .build();
  }
}
